import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { StateBucket } from '../../../terraform-state-bootstrap/state/state-bucket';
import { StateReplica } from '../../../terraform-state-bootstrap/state/state-replica';
import { synthesizeConstruct } from '../../support/synthesize';
import { bucketAccess } from '../support/bucket-access';

const noncurrentVersions = { keep: 20, days: 365 };
const configuration = synthesizeConstruct((stack) => {
  const stateBucket = new StateBucket(stack, 'state-bucket', {
    bucketName: 'test-state',
    noncurrentVersions,
  });
  new StateReplica(stack, 'state-replica', {
    stateBucket,
    stateBucketName: 'test-state',
    roleName: 'test-terraform-state-replication',
    accountId: '123456789012',
    noncurrentVersions,
    provider: new AwsProvider(stack, 'aws-replica', { alias: 'replica', region: 'us-west-2' }),
  });
});

const blocksOf = (construct: string) =>
  configuration
    .addresses()
    .filter((address) => new RegExp(`^aws_s3_bucket\\w*\\.${construct}(_|$)`).test(address))
    .filter((address) => !address.endsWith('_replication'))
    .map((address) => ({ address, block: configuration.at(address) }));

describe('the replica of the state bucket', () => {
  it('is the same bucket under another name', () => {
    const withoutPlace = (construct: string) =>
      blocksOf(construct).map(({ address, block: { provider: _, ...block } }) =>
        JSON.stringify([address, block])
          .replaceAll(`.${construct}`, '.x')
          .replaceAll('test-state-replica', 'test-state'),
      );
    expect(withoutPlace('state-replica')).toEqual(withoutPlace('state-bucket'));
  });

  it('lies in the other region with all that belongs to it', () => {
    const providers = (construct: string) =>
      new Set(blocksOf(construct).map(({ block }) => block['provider']));
    expect(providers('state-replica')).toEqual(new Set(['aws.replica']));
    expect(providers('state-bucket')).toEqual(new Set([undefined]));
  });

  it('gets every state, and the marks of deleted ones', () => {
    const address = 'aws_s3_bucket_replication_configuration.state-replica_replication';
    expect(configuration.at(address)).toMatchObject({
      bucket: '${aws_s3_bucket_policy.state-bucket_policy.bucket}',
      role: 'arn:aws:iam::123456789012:role/${aws_iam_role_policy.state-replica_role_policy.role}',
      rule: [
        {
          id: 'states',
          status: 'Enabled',
          filter: {},
          delete_marker_replication: { status: 'Enabled' },
          destination: { bucket: 'arn:aws:s3:::${aws_s3_bucket_policy.state-replica_policy.bucket}' },
        },
      ],
    });
    expect(configuration.at(address)).not.toHaveProperty('provider');
  });

  it('gets them only once both buckets are versioned', () => {
    const address = 'aws_s3_bucket_replication_configuration.state-replica_replication';
    expect(configuration.at(address)['depends_on']).toEqual(
      expect.arrayContaining([
        'aws_s3_bucket_versioning.state-bucket_versioning',
        'aws_s3_bucket_versioning.state-replica_versioning',
      ]),
    );
  });

  it('keeps its versions from everybody, too', async () => {
    const ask = bucketAccess(configuration, 'state-replica');
    const key = 'prod/foundation.tfstate';
    expect(await ask({ action: 's3:DeleteObjectVersion', key })).toBe('ExplicitlyDenied');
    expect(await ask({ action: 's3:ReplicateObject', key })).toBe('Allowed');
    expect(await ask({ action: 's3:ReplicateDelete', key })).toBe('Allowed');
  });
});

describe('the role of the replication', () => {
  const role = configuration.at('aws_iam_role.state-replica_role');
  const { Statement } = JSON.parse(
    configuration.at('aws_iam_role_policy.state-replica_role_policy')['policy'],
  );

  it('is for S3 alone', () => {
    expect(role['name']).toBe('test-terraform-state-replication');
    expect(JSON.parse(role['assume_role_policy']).Statement).toEqual([
      {
        Sid: 'AssumeForReplication',
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ]);
  });

  it('reads versions of the one bucket and writes copies into the other', () => {
    const source = 'arn:aws:s3:::${aws_s3_bucket_policy.state-bucket_policy.bucket}';
    const destination = 'arn:aws:s3:::${aws_s3_bucket_policy.state-replica_policy.bucket}';
    expect(Statement.map(({ Action, Resource }: Record<string, unknown>) => [Action, Resource])).toEqual([
      [['s3:GetReplicationConfiguration', 's3:ListBucket'], source],
      [
        ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
        `${source}/*`,
      ],
      [['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'], `${destination}/*`],
    ]);
  });
});
