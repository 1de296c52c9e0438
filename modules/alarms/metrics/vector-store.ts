import type { Metric, Statistic } from '../../shared/metric';

/**
 * What EFS says about one file system with elastic throughput, which has neither burst credits nor a size to
 * run out of.
 * @see Amazon EFS User Guide, "CloudWatch metrics for Amazon EFS"
 */
export function vectorStoreMetrics({ fileSystemId }: { readonly fileSystemId: string }) {
  const metric = (name: string, statistic: Statistic, label: string): Metric => ({
    namespace: 'AWS/EFS',
    name,
    dimensions: { FileSystemId: fileSystemId },
    statistic,
    periodSeconds: 300,
    label,
  });
  return {
    ioLimit: metric('PercentIOLimit', 'Average', 'I/O limit, percent'),
    clientConnections: metric('ClientConnections', 'Sum', 'Mounted clients'),
  };
}
