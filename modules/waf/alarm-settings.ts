import { z } from 'zod';
import { count } from '../alarms/threshold';

export const firewallThresholds = z.strictObject({
  blockedRequests: count(
    { min: 1, max: 1_000_000_000 },
    1000,
    'Requests that the firewall blocked in five minutes above which it rings. Default 1000: scanners make ' +
      'hundreds, an attack or a rule that hits users makes thousands.',
  ),
});

export type FirewallThresholds = z.infer<typeof firewallThresholds>;
