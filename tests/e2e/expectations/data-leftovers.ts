import { ListBackupPlansCommand, ListBackupVaultsCommand } from '@aws-sdk/client-backup';
import {
  DescribeCacheParameterGroupsCommand,
  DescribeCacheSubnetGroupsCommand,
  DescribeReplicationGroupsCommand,
} from '@aws-sdk/client-elasticache';
import { ListAliasesCommand } from '@aws-sdk/client-kms';
import {
  DescribeDBInstancesCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBSubnetGroupsCommand,
} from '@aws-sdk/client-rds';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import type { Aws } from '../aws';
import type { ExpectedEnvironment } from './expected';
import { logGroups } from './log-groups';
import { listSecrets } from './secrets';

/** What is still there of everything that holds data, found by names. Deleted keys and secrets may wait. */
export async function dataLeftovers(aws: Aws, expected: ExpectedEnvironment): Promise<string[]> {
  const { backup, elasticache, kms, rds, s3, sns } = aws;
  const instances = await rds.send(new DescribeDBInstancesCommand({}));
  const dbSubnets = await rds.send(new DescribeDBSubnetGroupsCommand({}));
  const dbParameters = await rds.send(new DescribeDBParameterGroupsCommand({}));
  const redis = await elasticache.send(new DescribeReplicationGroupsCommand({}));
  const redisSubnets = await elasticache.send(new DescribeCacheSubnetGroupsCommand({}));
  const redisParameters = await elasticache.send(new DescribeCacheParameterGroupsCommand({}));
  const buckets = await s3.send(new ListBucketsCommand({}));
  const vaults = await backup.send(new ListBackupVaultsCommand({}));
  const plans = await backup.send(new ListBackupPlansCommand({}));
  const aliases = await kms.send(new ListAliasesCommand({ Limit: 100 }));
  const topics = await sns.send(new ListTopicsCommand({}));

  const found: Readonly<Record<string, readonly (string | undefined)[] | undefined>> = {
    database: instances.DBInstances?.map((it) => it.DBInstanceIdentifier),
    'database subnet group': dbSubnets.DBSubnetGroups?.map((it) => it.DBSubnetGroupName),
    'database parameter group': dbParameters.DBParameterGroups?.map((it) => it.DBParameterGroupName),
    'replication group': redis.ReplicationGroups?.map((it) => it.ReplicationGroupId),
    'Redis subnet group': redisSubnets.CacheSubnetGroups?.map((it) => it.CacheSubnetGroupName),
    'Redis parameter group': redisParameters.CacheParameterGroups?.map((it) => it.CacheParameterGroupName),
    bucket: buckets.Buckets?.map((it) => it.Name),
    'backup vault': vaults.BackupVaultList?.map((it) => it.BackupVaultName),
    'backup plan': plans.BackupPlansList?.map((it) => it.BackupPlanName),
    'key alias': aliases.Aliases?.map((it) => it.AliasName?.replace('alias/', '')),
    topic: topics.Topics?.map((it) => it.TopicArn?.split(':').at(-1)),
    // Named after what writes to them: /aws/rds/instance/<database>/<log>, /vpc/<prefix>/flow-logs. The group
    // of the cluster itself is the team's.
    'log group of': (await logGroups(aws, '/'))
      .filter(({ logGroupName }) => logGroupName !== `/ecs/${expected.prefix}`)
      .flatMap(({ logGroupName }) => logGroupName.split('/')),
  };
  const secrets = (await listSecrets(aws, expected)).map((it) => `secret ${it.Name}`);
  const named = Object.entries(found).flatMap(([kind, names = []]) =>
    names.filter((name) => `${name}-`.startsWith(`${expected.prefix}-`)).map((name) => `${kind} ${name}`),
  );
  return [...named, ...secrets];
}
