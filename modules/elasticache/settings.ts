import { z } from 'zod';
import { dailyWindow, port, safeguard, weeklyWindow } from '../shared/schema';

const burstable = ['micro', 'small', 'medium'];
const intel = ['large', 'xlarge', '2xlarge', '4xlarge', '12xlarge', '24xlarge'];
const graviton = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];

const families: Readonly<Record<string, readonly string[]>> = {
  'cache.t3': burstable,
  'cache.t4g': burstable,
  'cache.m5': intel,
  'cache.m6g': graviton,
  'cache.m7g': graviton,
  'cache.r5': intel,
  'cache.r6g': graviton,
  'cache.r7g': graviton,
};

/**
 * Node types of the current generation that this platform supports for Redis OSS.
 * @see Amazon ElastiCache User Guide, "Supported node types"
 */
export const NODE_TYPES: readonly string[] = Object.entries(families).flatMap(([family, sizes]) =>
  sizes.map((size) => `${family}.${size}`),
);

/** Families of the supported node types, such as `cache.t3`. */
export const NODE_FAMILIES: readonly string[] = Object.keys(families);

const ENGINES = ['redis', 'valkey'] as const;

/**
 * Versions of each engine that ElastiCache offers and that this platform supports.
 * @see Amazon ElastiCache User Guide, "Supported engines and versions"
 */
export const ENGINE_VERSIONS = { redis: ['7.0', '7.1'], valkey: ['7.2', '8.0', '8.1'] } as const;

/**
 * Settings of one environment's Redis replication group. Cluster mode is disabled: Sidekiq does not support it.
 * @see Amazon ElastiCache User Guide, "Creating a Valkey or Redis OSS replication group from scratch"
 */
export const redisSettings = z.strictObject({
  nodeType: z
    .enum(NODE_TYPES)
    .meta({
      allowed: `a node type of the families ${NODE_FAMILIES.join(', ')}, such as cache.t3.small`,
    })
    .describe(
      'Node type: memory and network. Changing it replaces the nodes one by one and keeps the data; writes fail ' +
        'for seconds during the failover. All data must fit into memory: nothing is ever evicted.',
    ),
  nodes: z
    .int()
    .min(1)
    .max(6)
    .describe(
      'Nodes in the group: one primary, the others are replicas in other zones. Changing it keeps the data.',
    ),
  automaticFailover: safeguard().describe(
    'Promotes a replica when the primary fails, and places nodes in different zones. Needs at least two nodes.',
  ),
  engine: z
    .enum(ENGINES)
    .default('redis')
    .describe(
      'Engine: Redis OSS, which ends at 7.1 on ElastiCache, or Valkey, whose nodes cost 20 % less. Changing a live ' +
        'group to Valkey upgrades it in place with a short failover; it cannot be changed back.',
    ),
  engineVersion: z
    .enum([...ENGINE_VERSIONS.redis, ...ENGINE_VERSIONS.valkey])
    .describe(
      'Version of the engine: 7.0 and 7.1 of Redis OSS, 7.2 and later of Valkey. Raising it upgrades a live group with ' +
        'a short failover; it cannot be lowered.',
    ),
  snapshotRetentionDays: z
    .int()
    .min(1)
    .max(35)
    .describe('Days that daily snapshots are kept. Lowering it deletes older snapshots at once.'),
  snapshotWindow: dailyWindow().describe(
    'Daily window in UTC for the snapshot, at least 60 minutes. Must not overlap the maintenance window.',
  ),
  maintenanceWindow: weeklyWindow().describe(
    "Weekly window in UTC for patches, at least 60 minutes. Must not overlap the database's maintenance window.",
  ),
  port: port().describe(
    'TCP port. Changing it replaces the group: its data is lost unless restored from a snapshot.',
  ),
});

export type RedisSettings = z.infer<typeof redisSettings>;
