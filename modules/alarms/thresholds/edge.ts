import { z } from 'zod';
import { count } from './units';

/** Days before the end at which ACM begins to renew: above, the alarm would ring in the best of cases. */
const RENEWAL_DAYS = 60;

export const certificateThresholds = z.strictObject({
  daysToExpiry: count(
    { min: 1, max: RENEWAL_DAYS - 1 },
    30,
    'Days to the end of a certificate from which on it rings. Default 30: ACM has then tried to renew for ' +
      'weeks without success, and there is time to find out why.',
  ),
});

export const firewallThresholds = z.strictObject({
  blockedRequests: count(
    { min: 1, max: 1_000_000_000 },
    1000,
    'Requests that the firewall blocked in five minutes above which it rings. Default 1000: scanners make ' +
      'hundreds, an attack or a rule that hits users makes thousands.',
  ),
});

export const natThresholds = z.strictObject({
  portErrors: count(
    { min: 0, max: 1_000_000 },
    0,
    'Connections in five minutes that a NAT gateway had no port for. Default 0: each is a failed call of ' +
      'another company.',
  ),
  droppedPercent: z
    .number()
    .min(0.001)
    .max(100)
    .default(0.01)
    .describe(
      'Share of the packets that a NAT gateway dropped above which it rings, in percent, for 15 minutes. ' +
        'Default 0.01: AWS takes less for normal.',
    ),
});
