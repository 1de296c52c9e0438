import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { certificateMetrics } from '../metrics/certificate';
import type { AlarmSettings } from '../settings';
import { AT_ONCE } from './durations';

export interface Certificate {
  readonly certificateArn: string;
  /** What the certificate is on: beginning of the alarm's name. */
  readonly usedBy: 'alb' | 'cloudfront';
}

/** Alarm of one certificate; it must be in the certificate's region, us-east-1 for CloudFront. */
export const certificateAlarms = (
  { certificateArn, usedBy }: Certificate,
  { daysToExpiry }: AlarmSettings['certificate'],
): readonly AlarmDefinition[] => [
  {
    name: `${usedBy}-certificate`,
    measure: certificateMetrics({ certificateArn }).daysToExpiry,
    comparison: 'LessThanOrEqualToThreshold',
    threshold: daysToExpiry,
    ...AT_ONCE,
    // ACM says nothing any more once the certificate has expired: what was wrong stays wrong.
    missingData: 'ignore',
    meaning: `The certificate of ${usedBy} expires in ${digits(daysToExpiry)} days or less, and ACM has not renewed it.`,
    runbook: 'certificate',
    concerns: 'neither',
  },
];
