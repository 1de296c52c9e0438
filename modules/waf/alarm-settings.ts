import { z } from 'zod';
import { count } from '../alarms/threshold';

export const firewallThresholds = z.strictObject({
  blockedRequests: count(
    { min: 1, max: 1_000_000_000 },
    1000,
    'Alarms when the firewall blocks more requests than this in five minutes. Default 1000: scanners cause ' +
      'hundreds; an attack, or a rule that blocks users, causes thousands.',
  ),
});

export type FirewallThresholds = z.infer<typeof firewallThresholds>;
