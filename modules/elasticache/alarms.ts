import {
  ALWAYS_PUBLISHED,
  type AlarmDefinition,
  AT_ONCE,
  LASTING,
  PUBLISHED_ON_OCCURRENCE,
  TWICE,
} from '../alarms/alarm-definition';
import { CREDITS_STAY_LOW, ifBurstable } from '../alarms/burstable';
import { noData, noDataOnceKnown } from '../alarms/no-data';
import { digits } from '../shared/digits';
import type { Metric, MetricMath, Statistic } from '../shared/metric';
import type { RedisThresholds } from './alarm-settings';

/** A replication group without cluster mode. */
export interface RedisDimensions {
  readonly replicationGroupId: string;
  /** Nodes in the group. */
  readonly nodes: number;
}

/**
 * Number of each node, starting at `001`: the suffix of its id. Every failover changes which node is the primary.
 */
export const redisNodes = (nodes: number): readonly string[] =>
  Array.from({ length: nodes }, (_, index) => String(index + 1).padStart(3, '0'));

/** Every group has it. */
const FIRST_NODE = '001';

/**
 * Metrics of one node, by its number. ElastiCache publishes no metric for the replication group as a whole.
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
    /** Replicas only. */
    replicationLag: metric('ReplicationLag', 'Maximum', 'Replication lag, seconds'),
    /** cache.t types only. */
    cpuCredits: metric('CPUCreditBalance', 'Minimum', 'CPU credits'),
    /** Values in five minutes, which a node publishes whether it is used or not. */
    values: metric('EngineCPUUtilization', 'SampleCount', 'Values of the engine CPU'),
  };
}

/** Values that all nodes together publish in five minutes. */
const valuesOfGroup = ({ replicationGroupId, nodes }: RedisDimensions): MetricMath => {
  const metrics = Object.fromEntries(
    redisNodes(nodes).map((node) => [`node${node}`, redisNodeMetrics(replicationGroupId, node).values]),
  );
  return {
    // A node that publishes nothing counts as 0 and hides no other node.
    expression: Object.keys(metrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + '),
    metrics,
    periodSeconds: 300,
    label: 'Values of all nodes',
  };
};

export interface RedisGroup extends RedisDimensions {
  /** Such as `cache.t3.small`. */
  readonly nodeType: string;
}

/** Alarms of a replication group and of each of its nodes. */
export const redisAlarms = (redis: RedisGroup, thresholds: RedisThresholds): readonly AlarmDefinition[] => [
  ...noDataOnceKnown({
    name: 'redis-no-data',
    known: {
      name: 'redis-known',
      measure: redisNodeMetrics(redis.replicationGroupId, FIRST_NODE).values,
    },
    measure: valuesOfGroup(redis),
    meaning:
      'AWS has published nothing about Redis for 15 minutes: it was deleted, or no node runs. Jobs cannot be enqueued.',
    runbook: 'redis-no-data',
    impact: 'users',
  }),
  ...redisNodes(redis.nodes).flatMap((node) => [
    ...memoryAlarms(redis, node, thresholds),
    ...loadAlarms(redis, node, thresholds),
    ...(redis.nodes > 1 ? [replicationLag(redis, node, thresholds), nodeWithoutData(redis, node)] : []),
  ]),
];

/** Of one node among others: the others have taken its place. */
const nodeWithoutData = ({ replicationGroupId }: RedisGroup, node: string): AlarmDefinition =>
  noData({
    name: `redis-${node}-no-data`,
    measure: redisNodeMetrics(replicationGroupId, node).values,
    meaning: `AWS has published nothing about node ${node} of Redis for 15 minutes: it has failed, or is being replaced.`,
    runbook: 'redis-no-data',
    impact: 'none',
  });

/** Memory. */
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
      published: ALWAYS_PUBLISHED,
      meaning:
        `Node ${node} of Redis uses more than ${digits(memoryPercent)} % of its memory. When full, it refuses every ` +
        'write, and new Sidekiq jobs are lost.',
      runbook: 'redis-memory',
      impact: 'data',
    },
    {
      name: `redis-${node}-evictions`,
      measure: evictions,
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      ...AT_ONCE,
      missingData: 'notBreaching',
      published: ALWAYS_PUBLISHED,
      meaning: `Node ${node} of Redis evicts keys, jobs among them: its maxmemory policy is no longer noeviction.`,
      runbook: 'redis-evictions',
      impact: 'data',
    },
  ];
}

/** CPU and connections. */
function loadAlarms(
  { replicationGroupId, nodeType }: RedisGroup,
  node: string,
  thresholds: RedisThresholds,
): readonly AlarmDefinition[] {
  const { engineCpu, connections, cpuCredits } = redisNodeMetrics(replicationGroupId, node);
  const lasting = {
    ...LASTING,
    missingData: 'missing',
    published: ALWAYS_PUBLISHED,
    impact: 'none',
  } as const;
  const credits: AlarmDefinition = {
    name: `redis-${node}-cpu-credits`,
    measure: cpuCredits,
    comparison: 'LessThanThreshold',
    threshold: thresholds.cpuCredits,
    ...lasting,
    ...CREDITS_STAY_LOW,
    meaning:
      `Node ${node} of Redis has had fewer than ${digits(thresholds.cpuCredits)} CPU credits for three hours: it uses ` +
      `more CPU than ${nodeType} includes.`,
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
        `Node ${node} of Redis has used more than ${digits(thresholds.engineCpuPercent)} % of its one core for ` +
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
        `Node ${node} of Redis has had more than ${digits(thresholds.connections)} connections for 15 minutes: a client ` +
        'does not close its connections.',
      runbook: 'redis-connections',
    },
    ...ifBurstable(nodeType, 'cache.t', credits),
  ];
}

/** On every node: failovers change which nodes are replicas, and the primary does not publish this metric. */
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
  published: PUBLISHED_ON_OCCURRENCE,
  meaning:
    `Node ${node} of Redis has been more than ${digits(replicationLagSeconds)} s behind for 15 minutes: a failover ` +
    'loses the writes of that time.',
  runbook: 'redis-replication-lag',
  impact: 'none',
});
