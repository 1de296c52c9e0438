import { type AlarmDefinition, AT_ONCE, LASTING, TWICE } from '../alarms/alarm-definition';
import { ifBurstable } from '../alarms/burstable';
import { digits } from '../shared/digits';
import type { Metric, Statistic } from '../shared/metric';
import type { RedisThresholds } from './alarm-settings';

/** A replication group without cluster mode. */
export interface RedisDimensions {
  readonly replicationGroupId: string;
  /** Nodes in the group. */
  readonly nodes: number;
}

/**
 * Number of each node, from `001` on, which is the end of its id. Which of them is the primary changes with
 * every failover.
 */
export const redisNodes = (nodes: number): readonly string[] =>
  Array.from({ length: nodes }, (_, index) => String(index + 1).padStart(3, '0'));

/**
 * What ElastiCache says about one node, by its number. It publishes nothing for a replication group as a whole.
 * @see Amazon ElastiCache User Guide, "Metrics for Valkey and Redis OSS" and "Host-Level Metrics"
 */
export function redisNodeMetrics(replicationGroupId: string, node: string) {
  const metric = (name: string, statistic: Statistic, label: string): Metric => ({
    namespace: 'AWS/ElastiCache',
    name,
    dimensions: { CacheClusterId: `${replicationGroupId}-${node}` },
    statistic,
    periodSeconds: 300,
    label: `${label}, node ${node}`,
  });
  return {
    memory: metric('DatabaseMemoryUsagePercentage', 'Maximum', 'Memory, percent'),
    evictions: metric('Evictions', 'Sum', 'Evicted keys'),
    engineCpu: metric('EngineCPUUtilization', 'Average', 'Engine CPU, percent'),
    connections: metric('CurrConnections', 'Maximum', 'Connections'),
    /** Of replicas only. */
    replicationLag: metric('ReplicationLag', 'Maximum', 'Replication lag, seconds'),
    /** Of types cache.t only. */
    cpuCredits: metric('CPUCreditBalance', 'Minimum', 'CPU credits'),
  };
}

export interface RedisGroup extends RedisDimensions {
  /** Such as `cache.t3.small`. */
  readonly nodeType: string;
}

/** Alarms of every node of a replication group. */
export const redisAlarms = (redis: RedisGroup, thresholds: RedisThresholds): readonly AlarmDefinition[] =>
  redisNodes(redis.nodes).flatMap((node) => [
    ...memoryAlarms(redis, node, thresholds),
    ...loadAlarms(redis, node, thresholds),
    ...(redis.nodes > 1 ? [replicationLag(redis, node, thresholds)] : []),
  ]);

/** That jobs have a place. */
function memoryAlarms(
  { replicationGroupId }: RedisGroup,
  node: string,
  { memoryPercent }: RedisThresholds,
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
  thresholds: RedisThresholds,
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
  { replicationLagSeconds }: RedisThresholds,
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
