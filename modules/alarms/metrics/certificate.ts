import type { Metric } from '../../shared/metric';

/**
 * What ACM says about one certificate, in the certificate's region.
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
