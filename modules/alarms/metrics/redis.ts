import type { Metric, Statistic } from '../../shared/metric';

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
