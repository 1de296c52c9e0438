import { type AlarmDefinition, LASTING, PUBLISHED_ON_OCCURRENCE } from '../alarms/alarm-definition';
import { digits } from '../shared/digits';
import type { Metric, Statistic } from '../shared/metric';
import type { VectorStoreThresholds } from './alarm-settings';

/**
 * Metrics of one file system with elastic throughput, which has neither burst credits nor a size limit.
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

/**
 * Alarm of the vector store's file system: its I/O limit.
 */
export const vectorStoreAlarms = (
  { fileSystemId }: { readonly fileSystemId: string },
  { ioPercent }: VectorStoreThresholds,
): readonly AlarmDefinition[] => [
  {
    name: 'vector-store-io',
    measure: vectorStoreMetrics({ fileSystemId }).ioLimit,
    comparison: 'GreaterThanThreshold',
    threshold: ioPercent,
    ...LASTING,
    missingData: 'notBreaching',
    published: PUBLISHED_ON_OCCURRENCE,
    meaning: `The vector store has used more than ${digits(ioPercent)} % of its I/O limit for 15 minutes.`,
    runbook: 'vector-store-io',
    impact: 'none',
  },
];
