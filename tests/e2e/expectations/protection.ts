import assert from 'node:assert/strict';
import { DescribeSnapshotsCommand } from '@aws-sdk/client-elasticache';
import { DeleteDBInstanceCommand, DescribeDBSnapshotsCommand } from '@aws-sdk/client-rds';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import type { Aws } from '../aws';
import { askJson, askQuery } from '../aws-api';
import { ACCOUNT_ID } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { repositoryNames } from './image-repositories';
import { findLoadBalancer } from './load-balancer';
import { expectEqual } from './lookups';

/** RDS itself refuses to delete the database, whoever asks and from wherever. */
export async function expectDatabaseDeletionRefused(
  { rds }: Aws,
  { prefix }: ExpectedEnvironment,
): Promise<void> {
  const request = { DBInstanceIdentifier: `${prefix}-database`, SkipFinalSnapshot: true };
  await assert.rejects(rds.send(new DeleteDBInstanceCommand(request)), /disable deletion protection/);
}

/** Elastic Load Balancing itself refuses to delete the load balancer. */
export async function expectLoadBalancerDeletionRefused(
  aws: Aws,
  expected: ExpectedEnvironment,
): Promise<void> {
  const { LoadBalancerArn } = await findLoadBalancer(aws, expected);
  const deletion = askQuery(aws, 'elasticloadbalancing', 'DeleteLoadBalancer', { LoadBalancerArn });
  await assert.rejects(deletion, /OperationNotPermitted/);
}

/** Something that users have left behind: an empty bucket would be deleted whatever its settings are. */
export async function uploadDocument({ s3 }: Aws, { prefix }: ExpectedEnvironment): Promise<void> {
  const Bucket = `${prefix}-documents-${ACCOUNT_ID}`;
  await s3.send(new PutObjectCommand({ Bucket, Key: 'users/1/notes.txt', Body: 'first version' }));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'users/1/notes.txt', Body: 'second version' }));
}

/** An image in each repository: an empty one would be deleted whatever its settings are. */
export async function pushImages(aws: Aws, expected: ExpectedEnvironment): Promise<void> {
  const manifest = { schemaVersion: 2, mediaType: 'application/vnd.docker.distribution.manifest.v2+json' };
  for (const repositoryName of repositoryNames(expected)) {
    const image = { repositoryName, imageTag: 'left-behind', imageManifest: JSON.stringify(manifest) };
    await askJson(aws, 'ecr', 'PutImage', image);
  }
}

/** After the destroy: a protected environment leaves final snapshots, and secrets in their recovery window; others leave nothing. */
export async function expectWhatRemains(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { prefix } = expected;
  const { DBSnapshots = [] } = await aws.rds.send(new DescribeDBSnapshotsCommand({ SnapshotType: 'manual' }));
  const { Snapshots = [] } = await aws.elasticache.send(new DescribeSnapshotsCommand({}));
  const snapshots = [
    ...DBSnapshots.map(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier ?? ''),
    ...Snapshots.map(({ SnapshotName }) => SnapshotName ?? ''),
  ].filter((name) => name.startsWith(`${prefix}-`));
  const kept = expected.protected ? [`${prefix}-database-final`, `${prefix}-redis-final`] : [];
  expectEqual('snapshots that remain', snapshots.sort(), kept);

  const { SecretList = [] } = await aws.secrets.send(
    new ListSecretsCommand({ IncludePlannedDeletion: true, MaxResults: 100 }),
  );
  const waiting = SecretList.filter(({ Name }) => Name?.startsWith(`${expected.secretPath}/`)).length;
  assert.equal(waiting > 0, expected.protected, `${waiting} secrets are in their recovery window`);
  return expected.protected
    ? `${kept.length} final snapshots, ${waiting} secrets in their recovery window`
    : 'nothing';
}
