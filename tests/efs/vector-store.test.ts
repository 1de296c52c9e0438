import { TerraformOutput } from 'cdktf';
import { vectorStoreSettings } from '../../modules/efs/settings';
import { VectorStore, type VectorStoreProps } from '../../modules/efs/vector-store';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const enabled = {
  enabled: true,
  reason: 'Application 2.0 was seen to answer with a store.',
  infrequentAccessAfterDays: 30,
} as const;

const synthesize = (props: Partial<VectorStoreProps> = {}) =>
  synthesizeConstruct((stack) => {
    const store = new VectorStore(stack, 'store', {
      name: 'bmo-learning-test',
      accountId: '123456789012',
      vectorStore: enabled,
      subnetIds: { a: 'subnet-a', c: 'subnet-c' },
      securityGroupId: 'sg-efs',
      keyArn: 'arn:aws:kms:us-east-2:123456789012:key/1',
      preventDestroy: true,
      ...props,
    });
    const { fileSystemId, fileSystemArn, accessPointId, accessPointArn } = store;
    for (const [name, value] of Object.entries({
      fileSystemId,
      fileSystemArn,
      accessPointId,
      accessPointArn,
    })) {
      new TerraformOutput(stack, name, { value });
    }
  });
const configuration = synthesize();
const { Statement: statements } = JSON.parse(
  configuration.at('aws_efs_file_system_policy.store_policy')['policy'],
);
const statement = (sid: string) => statements.find(({ Sid }: { Sid: string }) => Sid === sid);

describe('the vector store', () => {
  it('is encrypted with the given key', () => {
    expect(configuration.at('aws_efs_file_system.store')['kms_key_id']).toBe(
      'arn:aws:kms:us-east-2:123456789012:key/1',
    );
  });

  it('has elastic throughput, which needs no estimate', () => {
    expect(configuration.at('aws_efs_file_system.store')).toMatchObject({
      throughput_mode: 'elastic',
      performance_mode: 'generalPurpose',
    });
  });

  it.each([
    [1, 'AFTER_1_DAY'],
    [30, 'AFTER_30_DAYS'],
  ] as const)(
    'moves files that are not accessed for %i days to Infrequent Access, and back',
    (days, name) => {
      const synthesized = synthesize({ vectorStore: { ...enabled, infrequentAccessAfterDays: days } });
      expect(synthesized.at('aws_efs_file_system.store')['lifecycle_policy']).toEqual([
        { transition_to_ia: name },
        { transition_to_primary_storage_class: 'AFTER_1_ACCESS' },
      ]);
    },
  );

  it.each([true, false])('is protected from deletion as configured (%s)', (preventDestroy) => {
    expect(synthesize({ preventDestroy }).at('aws_efs_file_system.store')['lifecycle']).toEqual({
      prevent_destroy: preventDestroy,
    });
  });

  it('can be mounted in each zone, keyed by its letter, through the group that admits NFS', () => {
    const mounts = configuration.resources('aws_efs_mount_target');
    expect(Object.keys(mounts)).toEqual(['store_mount-a', 'store_mount-c']);
    expect(mounts['store_mount-c']).toMatchObject({
      subnet_id: 'subnet-c',
      security_groups: ['sg-efs'],
    });
  });

  it('cannot be mounted before its policy is in place', () => {
    expect(configuration.at('aws_efs_mount_target.store_mount-a')['file_system_id']).toBe(
      '${aws_efs_file_system_policy.store_policy.file_system_id}',
    );
  });

  it('maps all clients to the user of the image, in its own directory', () => {
    expect(configuration.at('aws_efs_access_point.store_access-point')).toMatchObject({
      posix_user: { uid: 1000, gid: 1000 },
      root_directory: {
        path: '/chroma',
        creation_info: { owner_uid: 1000, owner_gid: 1000, permissions: '0750' },
      },
    });
  });

  it('lets principals of this account mount and write, never as root', () => {
    expect(statement('MountFromTheNetwork')).toEqual({
      Sid: 'MountFromTheNetwork',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
      Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      Resource: '${aws_efs_file_system.store.arn}',
      Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
    });
  });

  it('denies clients without TLS', () => {
    expect(statement('DenyWithoutTls')).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('denies clients that do not use the access point', () => {
    expect(statement('DenyAroundTheAccessPoint')).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Condition: {
        StringNotEquals: {
          'elasticfilesystem:AccessPointArn': '${aws_efs_access_point.store_access-point.arn}',
        },
      },
    });
  });

  it('returns its ids and ARNs', () => {
    expect(configuration.outputs()).toMatchObject({
      fileSystemId: { value: '${aws_efs_file_system_policy.store_policy.file_system_id}' },
      fileSystemArn: { value: '${aws_efs_file_system.store.arn}' },
      accessPointId: { value: '${aws_efs_access_point.store_access-point.id}' },
      accessPointArn: { value: '${aws_efs_access_point.store_access-point.arn}' },
    });
  });
});

describe('settings of the vector store', () => {
  it('require nothing while it is off', () => {
    expect(vectorStoreSettings.safeParse({ enabled: false }).success).toBe(true);
  });

  it('require the tested version of the application as the reason', () => {
    expect(vectorStoreSettings.safeParse({ enabled: true, infrequentAccessAfterDays: 30 }).success).toBe(
      false,
    );
    expect(vectorStoreSettings.safeParse(enabled).success).toBe(true);
  });

  it('explain the single writer and the failing code', () => {
    expect(vectorStoreSettings.description).toMatch(/one writer/);
    expect(vectorStoreSettings.description).toMatch(/generate-lesson answers 500/);
  });

  it('reject days that EFS does not offer', () => {
    expect(vectorStoreSettings.safeParse({ ...enabled, infrequentAccessAfterDays: 31 }).success).toBe(false);
  });
});

describe('VectorStore', () => {
  itIsReusable(
    (stack, id, { text, number }) =>
      new VectorStore(stack, id, {
        name: text('name'),
        accountId: text('account_id'),
        vectorStore: { ...enabled, infrequentAccessAfterDays: number('days') as 30 },
        subnetIds: { a: text('subnet') },
        securityGroupId: text('security_group'),
        keyArn: text('key_arn'),
        preventDestroy: true,
      }),
  );
});
