import {
  DescribeCacheClustersCommand,
  DescribeCacheParametersCommand,
  DescribeCacheSubnetGroupsCommand,
  DescribeReplicationGroupsCommand,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';
import { findKey } from './keys';
import { expectLogGroups } from './log-groups';
import { expectAttributes, expectEqual, only } from './lookups';
import { findPrivateSubnets, findSecurityGroup } from './network-lookups';

const LOGS = ['engine-log', 'slow-log'];

/** Redis is what was ordered: private, TLS only, encrypted, never evicting, with a replica to fail over to. */
export async function expectRedis(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { nodeType, nodes, snapshotDays } = expected.redis;
  const group = await findRedis(aws, expected);
  const isReplicated = nodes > 1 ? 'enabled' : 'disabled';
  expectAttributes('Redis', group, {
    Status: 'available',
    ClusterEnabled: false,
    CacheNodeType: nodeType,
    AutomaticFailover: isReplicated,
    MultiAZ: isReplicated,
    TransitEncryptionEnabled: true,
    TransitEncryptionMode: 'required',
    AtRestEncryptionEnabled: true,
    KmsKeyId: await findKey(aws, expected, 'redis'),
    SnapshotRetentionLimit: snapshotDays,
  });
  expectEqual('nodes of Redis', group.MemberClusters?.length, nodes);
  await expectNodes(aws, expected, group);
  await expectLogs(aws, expected, group);
  return `${nodes} x ${nodeType}, failover ${isReplicated}, TLS required, noeviction`;
}

/** The environment's replication group. */
export async function findRedis(
  { elasticache }: Aws,
  { prefix }: ExpectedEnvironment,
): Promise<ReplicationGroup> {
  const { ReplicationGroups } = await elasticache.send(
    new DescribeReplicationGroupsCommand({ ReplicationGroupId: `${prefix}-redis` }),
  );
  return only(`replication group ${prefix}-redis`, ReplicationGroups);
}

/** Nodes spread over the zones, in the private subnets, behind Redis's own security group and parameters. */
async function expectNodes(aws: Aws, expected: ExpectedEnvironment, group: ReplicationGroup): Promise<void> {
  const { elasticache } = aws;
  const zones = new Set<string | undefined>();
  for (const CacheClusterId of group.MemberClusters ?? []) {
    const { CacheClusters } = await elasticache.send(new DescribeCacheClustersCommand({ CacheClusterId }));
    const node = only(`node ${CacheClusterId}`, CacheClusters);
    expectAttributes(CacheClusterId, node, { CacheClusterStatus: 'available', Engine: 'redis' });
    expectEqual(
      `security groups of ${CacheClusterId}`,
      node.SecurityGroups?.map(({ SecurityGroupId }) => SecurityGroupId),
      [await findSecurityGroup(aws, expected, 'redis')],
    );
    const { CacheSubnetGroups } = await elasticache.send(
      new DescribeCacheSubnetGroupsCommand({ CacheSubnetGroupName: node.CacheSubnetGroupName }),
    );
    const { Subnets = [] } = only(`subnet group of ${CacheClusterId}`, CacheSubnetGroups);
    expectEqual(
      `subnets of ${CacheClusterId}`,
      Subnets.map(({ SubnetIdentifier }) => SubnetIdentifier).sort(),
      await findPrivateSubnets(aws, expected),
    );
    const { Parameters = [] } = await elasticache.send(
      new DescribeCacheParametersCommand({
        CacheParameterGroupName: node.CacheParameterGroup?.CacheParameterGroupName,
        Source: 'user',
      }),
    );
    expectEqual(
      `changed parameters of ${CacheClusterId}`,
      Parameters.map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue]),
      [['maxmemory-policy', 'noeviction']],
    );
    zones.add(node.PreferredAvailabilityZone);
  }
  expectEqual('zones with a node of Redis', zones.size, expected.redis.nodes);
}

async function expectLogs(aws: Aws, expected: ExpectedEnvironment, group: ReplicationGroup): Promise<void> {
  const deliveries = group.LogDeliveryConfigurations ?? [];
  const destination = (log: string) => `/aws/elasticache/${group.ReplicationGroupId}/${log}`;
  expectEqual(
    'log deliveries of Redis',
    deliveries
      .map(({ LogType, LogFormat, DestinationType, DestinationDetails }) => ({
        LogType,
        LogFormat,
        DestinationType,
        LogGroup: DestinationDetails?.CloudWatchLogsDetails?.LogGroup,
      }))
      .sort((a, b) => `${a.LogType}`.localeCompare(`${b.LogType}`)),
    LOGS.map((log) => ({
      LogType: log,
      LogFormat: 'json',
      DestinationType: 'cloudwatch-logs',
      LogGroup: destination(log),
    })),
  );
  await expectLogGroups(aws, expected, LOGS.map(destination));
}
