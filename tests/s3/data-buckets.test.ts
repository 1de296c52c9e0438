import { TerraformOutput, type TerraformStack } from 'cdktf';
import { BackupsBucket } from '../../modules/s3/backups-bucket';
import { DocumentsBucket, type DocumentsBucketProps } from '../../modules/s3/documents-bucket';
import type { BackupsBucketSettings, DocumentsBucketSettings } from '../../modules/s3/settings';
import { itIsReusable, type UnknownValues } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const KEY = 'arn:aws:kms:us-east-2:123456789012:key/1';
const common = {
  name: 'bmo-learning-test',
  accountId: '123456789012',
  keyArn: KEY,
  logBucketName: 'bmo-learning-test-logs-123456789012',
  preventDestroy: true,
};

const documents = (settings: DocumentsBucketSettings, props: Partial<DocumentsBucketProps> = {}) =>
  synthesizeConstruct((stack) => {
    const bucket = new DocumentsBucket(stack, 'it', {
      ...common,
      corsOrigins: [],
      bucket: settings,
      ...props,
    });
    outputs(stack, bucket);
  });
const backups = (settings: BackupsBucketSettings, preventDestroy = true) =>
  synthesizeConstruct((stack) => {
    outputs(stack, new BackupsBucket(stack, 'it', { ...common, bucket: settings, preventDestroy }));
  });

function outputs(stack: TerraformStack, bucket: DocumentsBucket | BackupsBucket): void {
  const { bucketName, bucketArn, bucketKmsKey } = bucket;
  for (const [name, value] of Object.entries({ bucketName, bucketArn, bucketKmsKey })) {
    new TerraformOutput(stack, `out-${name}`, { value });
  }
}

type Synthesized = ReturnType<typeof synthesizeConstruct>;

const lifecycleOf = (synthesized: Synthesized) =>
  synthesized.at('aws_s3_bucket_lifecycle_configuration.it_lifecycle')['rule'];

describe.each([
  [
    'documents',
    documents({ noncurrentDays: 90 }),
    documents({ noncurrentDays: 90 }, { preventDestroy: false }),
  ],
  ['backups', backups({ noncurrentDays: 90 }), backups({ noncurrentDays: 90 }, false)],
] as const)('the bucket of %s', (role, synthesized, disposable) => {
  const { Statement: statements } = JSON.parse(synthesized.at('aws_s3_bucket_policy.it_policy')['policy']);
  const statement = (sid: string) => statements.find(({ Sid }: { Sid: string }) => Sid === sid);

  it('has a globally unique name without dots', () => {
    expect(synthesized.at('aws_s3_bucket.it')['bucket']).toBe(`bmo-learning-test-${role}-123456789012`);
  });

  it('refuses to be destroyed, or goes with its objects, as configured', () => {
    expect(synthesized.at('aws_s3_bucket.it')).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(disposable.at('aws_s3_bucket.it')).toMatchObject({
      force_destroy: true,
      lifecycle: { prevent_destroy: false },
    });
  });

  it('encrypts with the given key', () => {
    const [rule] = synthesized.at('aws_s3_bucket_server_side_encryption_configuration.it_encryption')['rule'];
    expect(rule.apply_server_side_encryption_by_default.kms_master_key_id).toBe(KEY);
  });

  it('records its requests in the log bucket', () => {
    expect(synthesized.at('aws_s3_bucket_logging.it_access-logs')).toEqual({
      bucket: '${aws_s3_bucket.it.id}',
      target_bucket: 'bmo-learning-test-logs-123456789012',
      target_prefix: `s3/${role}/`,
    });
  });

  it('denies uploads with another key or a customer-provided key, not uploads without a key', () => {
    expect(statement('DenyOtherKmsKeys')).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Condition: {
        Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
        StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': KEY },
      },
    });
    expect(statement('DenyCustomerProvidedKeys').Condition).toEqual({
      Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' },
    });
  });

  it('grants no permissions: it only denies', () => {
    expect(statements.map(({ Effect }: { Effect: string }) => Effect)).toEqual([
      'Deny',
      'Deny',
      'Deny',
      'Deny',
    ]);
  });

  it('expires only old versions, delete markers without versions and incomplete uploads by default', () => {
    expect(lifecycleOf(synthesized)).toEqual([
      {
        id: role,
        status: 'Enabled',
        filter: [{}],
        expiration: [{ expired_object_delete_marker: true }],
        noncurrent_version_expiration: [{ noncurrent_days: 90 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });

  it('returns its name and ARN after its policy exists, and its key', () => {
    expect(synthesized.outputs()).toMatchObject({
      'out-bucketName': { value: '${aws_s3_bucket_policy.it_policy.bucket}' },
      'out-bucketArn': { value: 'arn:aws:s3:::${aws_s3_bucket_policy.it_policy.bucket}' },
      'out-bucketKmsKey': { value: KEY },
    });
  });
});

describe('documents', () => {
  it('move to cheaper storage and expire as configured', () => {
    const [rule] = lifecycleOf(
      documents({
        infrequentAccessAfterDays: 30,
        archiveAfterDays: 180,
        expireAfterDays: 900,
        noncurrentDays: 60,
      }),
    );
    expect(rule).toMatchObject({
      transition: [
        { days: 30, storage_class: 'STANDARD_IA' },
        { days: 180, storage_class: 'GLACIER_IR' },
      ],
      expiration: [{ days: 900 }],
      noncurrent_version_expiration: [{ noncurrent_days: 60 }],
    });
  });

  it('can skip Standard-IA', () => {
    const [rule] = lifecycleOf(documents({ archiveAfterDays: 90, noncurrentDays: 60 }));
    expect(rule.transition).toEqual([{ days: 90, storage_class: 'GLACIER_IR' }]);
    expect(rule.expiration).toEqual([{ expired_object_delete_marker: true }]);
  });

  it('have no CORS rule if no origin is configured', () => {
    expect(documents({ noncurrentDays: 1 }).resources('aws_s3_bucket_cors_configuration')).toEqual({});
  });

  it('can be read and uploaded from the configured origins only', () => {
    const corsOrigins = ['https://app.example.com', 'https://admin.example.com'];
    const cors = documents({ noncurrentDays: 1 }, { corsOrigins }).at(
      'aws_s3_bucket_cors_configuration.it_cors',
    );
    expect(cors['cors_rule']).toEqual([
      {
        allowed_origins: corsOrigins,
        allowed_methods: ['GET', 'HEAD', 'PUT'],
        allowed_headers: ['Content-Type', 'Content-MD5', 'x-amz-*'],
        expose_headers: ['ETag'],
        max_age_seconds: 3600,
      },
    ]);
  });

  it('do not move before the minimum of S3; the message has the path of the construct', () => {
    expect(() => documents({ infrequentAccessAfterDays: 29, noncurrentDays: 1 })).toThrow(
      /1 problem in the settings of [\w-]+\/it:[\s\S]*infrequentAccessAfterDays[\s\S]*29[\s\S]*an integer from 30/,
    );
  });
});

describe('backups', () => {
  it('move to Glacier Instant Retrieval, and expire as configured', () => {
    const [rule] = lifecycleOf(backups({ archiveAfterDays: 1, expireAfterDays: 400, noncurrentDays: 30 }));
    expect(rule).toMatchObject({
      transition: [{ days: 1, storage_class: 'GLACIER_IR' }],
      expiration: [{ days: 400 }],
    });
  });
});

const unknownCommon = ({ text }: UnknownValues) => ({
  name: text('name'),
  accountId: text('account_id'),
  keyArn: text('key_arn'),
  logBucketName: text('log_bucket'),
  preventDestroy: true,
});

const days = ({ number }: UnknownValues) => ({
  archiveAfterDays: number('a'),
  expireAfterDays: number('b'),
  noncurrentDays: number('c'),
});

describe('DocumentsBucket', () => {
  itIsReusable(
    (stack, id, unknown) =>
      new DocumentsBucket(stack, id, {
        ...unknownCommon(unknown),
        corsOrigins: [unknown.text('origin')],
        bucket: { ...days(unknown), infrequentAccessAfterDays: unknown.number('d') },
      }),
  );
});

describe('BackupsBucket', () => {
  itIsReusable(
    (stack, id, unknown) =>
      new BackupsBucket(stack, id, { ...unknownCommon(unknown), bucket: days(unknown) }),
  );
});
