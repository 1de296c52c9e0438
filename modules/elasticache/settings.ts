import { z } from 'zod';
import { dailyWindow, port, safeguard, weeklyWindow } from '../shared/schema';
import { NODE_FAMILIES, NODE_TYPES } from './node-types';

/**
 * Settings of one environment's Redis replication group (cluster mode disabled: Sidekiq cannot use it
 * otherwise).
 * @see Amazon ElastiCache User Guide, "Creating a Valkey or Redis OSS replication group from scratch"
 */
export const redisSettings = z.strictObject({
  nodeType: z
    .enum(NODE_TYPES)
    .meta({
      allowed: `a node type of ${NODE_FAMILIES.join(', ')}, of a size that it has, such as cache.t3.small`,
    })
    .describe(
      'Node type: memory and network. Changing it replaces the nodes one after the other while data is kept; ' +
        'writes fail for seconds at the failover. The whole queue must fit: nothing is ever evicted.',
    ),
  nodes: z
    .int()
    .min(1)
    .max(6)
    .describe(
      'Nodes in the group: one primary, the rest replicas in other zones. Changing it keeps the data.',
    ),
  automaticFailover: safeguard().describe(
    'Promotes a replica when the primary fails, and places nodes in different zones. Needs two or more.',
  ),
  engineVersion: z
    .enum(['7.0', '7.1'])
    .describe(
      'Version of Redis OSS. Raising it upgrades a live group with a short failover; it is never lowered.',
    ),
  snapshotRetentionDays: z
    .int()
    .min(1)
    .max(35)
    .describe('Days that daily snapshots are kept. Lowering it deletes the older ones at once.'),
  snapshotWindow: dailyWindow().describe(
    'Daily window in UTC for the snapshot, at least 60 minutes, clear of the maintenance window.',
  ),
  maintenanceWindow: weeklyWindow().describe(
    "Weekly window in UTC for patches, at least 60 minutes, clear of the database's maintenance window.",
  ),
  port: port().describe(
    'TCP port. Changing it replaces the group: its data is lost unless restored from a snapshot.',
  ),
});

export type RedisSettings = z.infer<typeof redisSettings>;
