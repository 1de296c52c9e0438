import { z } from 'zod';
import { count } from '../alarms/threshold';

/** Days before expiry at which ACM begins to renew; a higher threshold would alarm before every renewal. */
const RENEWAL_DAYS = 60;

export const certificateThresholds = z.strictObject({
  daysToExpiry: count(
    { min: 1, max: RENEWAL_DAYS - 1 },
    30,
    'Alarms when a certificate expires in this many days or fewer. Default 30: ACM has then tried to renew it ' +
      'for weeks, and there is time to find out why that failed.',
  ),
});

export type CertificateThresholds = z.infer<typeof certificateThresholds>;
