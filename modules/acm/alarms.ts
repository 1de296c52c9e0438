import { ALWAYS_PUBLISHED, type AlarmDefinition, AT_ONCE } from '../alarms/alarm-definition';
import { digits } from '../shared/digits';
import type { Metric } from '../shared/metric';
import type { CertificateThresholds } from './alarm-settings';

/**
 * Metrics of one certificate, in the certificate's region.
 * @see AWS Certificate Manager User Guide, "Supported CloudWatch metrics"
 */
export function certificateMetrics({ certificateArn }: { readonly certificateArn: string }) {
  const daysToExpiry: Metric = {
    namespace: 'AWS/CertificateManager',
    name: 'DaysToExpiry',
    dimensions: { CertificateArn: certificateArn },
    statistic: 'Minimum',
    periodSeconds: 86_400,
    label: 'Days until the certificate expires',
  };
  return { daysToExpiry };
}

export interface Certificate {
  readonly certificateArn: string;
  /** Where the certificate is installed: prefix of the alarm's name. */
  readonly usedBy: 'alb' | 'cloudfront';
}

/** Alarm of one certificate; it must be in the certificate's region, us-east-1 for CloudFront. */
export const certificateAlarms = (
  { certificateArn, usedBy }: Certificate,
  { daysToExpiry }: CertificateThresholds,
): readonly AlarmDefinition[] => [
  {
    name: `${usedBy}-certificate`,
    measure: certificateMetrics({ certificateArn }).daysToExpiry,
    comparison: 'LessThanOrEqualToThreshold',
    threshold: daysToExpiry,
    ...AT_ONCE,
    // ACM publishes nothing after expiry: the alarm keeps its state.
    missingData: 'ignore',
    published: ALWAYS_PUBLISHED,
    meaning: `The certificate of ${usedBy} expires in ${digits(daysToExpiry)} days or less, and ACM has not renewed it.`,
    runbook: 'certificate',
    impact: 'none',
  },
];
