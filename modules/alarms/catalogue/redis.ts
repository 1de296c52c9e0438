import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { type RedisDimensions, redisNodeMetrics, redisNodes } from '../metrics/redis';
import type { AlarmSettings } from '../settings';
import { ifBurstable } from './burstable';
import { AT_ONCE, LASTING, TWICE } from './durations';

export interface RedisGroup extends RedisDimensions {
  /** Such as `cache.t3.small`. */
  readonly nodeType: string;
}

type Thresholds = AlarmSettings['redis'];

/** Alarms of every node of a replication group. */
export const redisAlarms = (redis: RedisGroup, thresholds: Thresholds): readonly AlarmDefinition[] =>
  redisNodes(redis.nodes).flatMap((node) => [
    ...memoryAlarms(redis, node, thresholds),
    ...loadAlarms(redis, node, thresholds),
    ...(redis.nodes > 1 ? [replicationLag(redis, node, thresholds)] : []),
  ]);

/** That jobs have a place. */
function memoryAlarms(
  { replicationGroupId }: RedisGroup,
  node: string,
  { memoryPercent }: Thresholds,
): readonly AlarmDefinition[] {
  const { memory, evictions } = redisNodeMetrics(replicationGroupId, node);
  return [
    {
      name: `redis-${node}-memory`,
      measure: memory,
      comparison: 'GreaterThanThreshold',
      threshold: memoryPercent,
      ...TWICE,
      missingData: 'missing',
      meaning:
        `Node ${node} of Redis uses more than ${digits(memoryPercent)} % of its memory. Full, it refuses every write, ` +
        'and Sidekiq loses what it should enqueue.',
      runbook: 'redis-memory',
      concerns: 'data',
    },
    {
      name: `redis-${node}-evictions`,
      measure: evictions,
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      ...AT_ONCE,
      missingData: 'notBreaching',
      meaning:
        `Node ${node} of Redis throws keys away, jobs among them. It should never: somebody changed its ` +
        'policy.',
      runbook: 'redis-evictions',
      concerns: 'data',
    },
  ];
}

/** That it answers. */
function loadAlarms(
  { replicationGroupId, nodeType }: RedisGroup,
  node: string,
  thresholds: Thresholds,
): readonly AlarmDefinition[] {
  const { engineCpu, connections, cpuCredits } = redisNodeMetrics(replicationGroupId, node);
  const lasting = { ...LASTING, missingData: 'missing', concerns: 'neither' } as const;
  const credits: AlarmDefinition = {
    name: `redis-${node}-cpu-credits`,
    measure: cpuCredits,
    comparison: 'LessThanThreshold',
    threshold: thresholds.cpuCredits,
    ...lasting,
    meaning:
      `Node ${node} of Redis has fewer than ${digits(thresholds.cpuCredits)} CPU credits left: it does more than ` +
      `${nodeType} includes.`,
    runbook: 'redis-cpu-credits',
  };
  return [
    {
      name: `redis-${node}-engine-cpu`,
      measure: engineCpu,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.engineCpuPercent,
      ...lasting,
      meaning:
        `Node ${node} of Redis has used more than ${digits(thresholds.engineCpuPercent)} % of the one core it has for ` +
        '15 minutes.',
      runbook: 'redis-engine-cpu',
    },
    {
      name: `redis-${node}-connections`,
      measure: connections,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.connections,
      ...lasting,
      meaning:
        `Node ${node} of Redis has had more than ${digits(thresholds.connections)} clients for 15 minutes: some do not ` +
        'close theirs.',
      runbook: 'redis-connections',
    },
    ...ifBurstable(nodeType, 'cache.t', credits),
  ];
}

/** On every node: which of them are replicas changes, and the primary publishes nothing. */
const replicationLag = (
  { replicationGroupId }: RedisGroup,
  node: string,
  { replicationLagSeconds }: Thresholds,
): AlarmDefinition => ({
  name: `redis-${node}-replication-lag`,
  measure: redisNodeMetrics(replicationGroupId, node).replicationLag,
  comparison: 'GreaterThanThreshold',
  threshold: replicationLagSeconds,
  ...LASTING,
  missingData: 'notBreaching',
  meaning:
    `Node ${node} of Redis has been more than ${digits(replicationLagSeconds)} s behind for 15 minutes: a failover ` +
    'would lose as much.',
  runbook: 'redis-replication-lag',
  concerns: 'neither',
});
