import { z } from 'zod';
import { count } from '../alarms/threshold';

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

export type CertificateThresholds = z.infer<typeof certificateThresholds>;
