import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { vectorStoreMetrics } from '../metrics/vector-store';
import type { AlarmSettings } from '../settings';
import { LASTING } from './durations';

/**
 * Alarm of the vector store's file system. With elastic throughput EFS has no burst credits, and it has no size
 * to run out of: what is left is its limit of operations.
 */
export const vectorStoreAlarms = (
  { fileSystemId }: { readonly fileSystemId: string },
  { ioPercent }: AlarmSettings['vectorStore'],
): readonly AlarmDefinition[] => [
  {
    name: 'vector-store-io',
    measure: vectorStoreMetrics({ fileSystemId }).ioLimit,
    comparison: 'GreaterThanThreshold',
    threshold: ioPercent,
    ...LASTING,
    missingData: 'notBreaching',
    meaning: `The vector store has used more than ${digits(ioPercent)} % of the operations that EFS allows for 15 minutes.`,
    runbook: 'vector-store-io',
    concerns: 'neither',
  },
];
