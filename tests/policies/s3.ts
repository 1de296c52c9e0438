import type { Block } from '../support/terraform-configuration';
import { type Policies, type Policy, samples } from './support/policy';
import { requiresCompanion } from './support/requirements';
import { accompanied, every, list } from './support/resources';
import { document, everyStatement, policySample, statementsOf } from './support/statements';

/** Switches of the public access block. */
const SWITCHES = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

/** Demands that each bucket has a companion, such as its versioning, that obeys. */
const everyBucket = (
  companion: string,
  obeys: (body: Block) => boolean,
  problem: string,
): Policy['violations'] =>
  accompanied('aws_s3_bucket', { type: companion, through: 'bucket', obeys }, problem);

/** A bucket with a companion. */
const bucketWith = (companion: string, body: Block): Block =>
  samples({ aws_s3_bucket: {}, [companion]: { bucket: '${aws_s3_bucket.sample.id}', ...body } });

const LIFECYCLE = 'aws_s3_bucket_lifecycle_configuration';
const ENCRYPTION = 'aws_s3_bucket_server_side_encryption_configuration';

const droppingUploads = (filter: Block): Block => ({
  status: 'Enabled',
  filter: [filter],
  abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
});

const WITH_OWN_KEY = {
  apply_server_side_encryption_by_default: {
    sse_algorithm: 'aws:kms',
    kms_master_key_id: '${aws_kms_key.storage.arn}',
  },
};
const WITH_KEY_OF_S3 = { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } };

/** Demands that the policy of each bucket denies every request to everybody, on one condition alone. */
const deniesRequests = (conditionKey: string, value: string, problem: string): Policy['violations'] =>
  every(
    'aws_s3_bucket',
    (_, address, stack) =>
      statementsOf(stack, 'aws_s3_bucket_policy').some(
        ({ effect, principals, actions, resources, conditions }) =>
          effect === 'Deny' &&
          principals.includes('*') &&
          actions.includes('s3:*') &&
          Object.keys(conditions).length === 1 &&
          conditions[conditionKey]?.[0] === value &&
          ['', '/*'].every((objects) => resources.includes(`\${${address}.arn}${objects}`)),
      ),
    problem,
  );

const withStatement = (statement: Block): Block =>
  samples({
    aws_s3_bucket: {},
    aws_s3_bucket_policy: { policy: document({ Effect: 'Deny', ...statement }) },
  });

const denyingOn = (Condition: Block): Block =>
  withStatement({
    Principal: '*',
    Action: 's3:*',
    Resource: ['${aws_s3_bucket.sample.arn}', '${aws_s3_bucket.sample.arn}/*'],
    Condition,
  });

export const policies: Policies = {
  'aborted-uploads': {
    rule: 'buckets drop uploads that were never completed',
    controls: ['CKV_AWS_300'],
    violations: everyBucket(
      LIFECYCLE,
      ({ rule }) =>
        list<Block>(rule).some(
          ({ status, filter, abort_incomplete_multipart_upload: abort }) =>
            status === 'Enabled' && Boolean(abort) && /^(\[\{\}\]|\{\})$/.test(JSON.stringify(filter)),
        ),
      'keeps parts of uploads that were never completed',
    ),
    compliant: bucketWith(LIFECYCLE, { rule: [droppingUploads({})] }),
    violating: bucketWith(LIFECYCLE, { rule: [droppingUploads({ prefix: 'a/' })] }),
  },
  'access-logging': {
    rule: 'buckets have access logging',
    controls: ['CKV_AWS_18', 'S3.9', 'AwsSolutions-S1'],
    ...requiresCompanion(
      'aws_s3_bucket',
      { type: 'aws_s3_bucket_logging', through: 'bucket' },
      'logs no access',
    ),
  },
  'customer-key': {
    rule: 'buckets are encrypted with a customer managed key',
    controls: ['CKV_AWS_145', 'S3.17'],
    violations: everyBucket(
      ENCRYPTION,
      (body) => /(?=.*"sse_algorithm":"aws:kms")(?=.*aws_kms_key\.)/.test(JSON.stringify(body)),
      'is encrypted with a key of S3',
    ),
    compliant: bucketWith(ENCRYPTION, { rule: [{ ...WITH_OWN_KEY, bucket_key_enabled: true }] }),
    violating: bucketWith(ENCRYPTION, { rule: [WITH_KEY_OF_S3] }),
  },
  encryption: {
    rule: 'buckets are encrypted',
    controls: ['CKV_AWS_19'],
    violations: everyBucket(
      ENCRYPTION,
      (body) => /"sse_algorithm":"(AES256|aws:kms)"/.test(JSON.stringify(body)),
      'does not state how it is encrypted',
    ),
    compliant: bucketWith(ENCRYPTION, { rule: [WITH_KEY_OF_S3] }),
    violating: samples({ aws_s3_bucket: {} }),
  },
  'expiring-versions': {
    rule: 'buckets expire older versions',
    controls: ['S3.10'],
    violations: everyBucket(
      LIFECYCLE,
      (body) => /"noncurrent_days":\d/.test(JSON.stringify(body)),
      'keeps older versions forever',
    ),
    compliant: bucketWith(LIFECYCLE, { rule: [{ noncurrent_version_expiration: [{ noncurrent_days: 7 }] }] }),
    violating: bucketWith(LIFECYCLE, { rule: [{ status: 'Enabled' }] }),
  },
  'kept-objects': {
    rule: 'a bucket with objects refuses to be destroyed',
    controls: [],
    violations: every(
      'aws_s3_bucket',
      ({ force_destroy = false }) => force_destroy === false,
      'is destroyed together with its objects',
    ),
    compliant: samples({ aws_s3_bucket: { force_destroy: false } }),
    violating: samples({ aws_s3_bucket: { force_destroy: true } }),
  },
  lifecycle: {
    rule: 'buckets have lifecycle rules',
    controls: ['CKV2_AWS_61', 'S3.13'],
    violations: everyBucket(LIFECYCLE, ({ rule }) => list(rule).length > 0, 'has no lifecycle rules'),
    compliant: bucketWith(LIFECYCLE, { rule: [{ status: 'Enabled' }] }),
    violating: samples({ aws_s3_bucket: {} }),
  },
  'no-acls': {
    rule: 'buckets have no access control lists',
    controls: ['CKV_AWS_20', 'CKV_AWS_57'],
    violations: every(
      ['aws_s3_bucket', 'aws_s3_bucket_acl'],
      ({ acl, access_control_policy: grants }, address) =>
        !address.startsWith('aws_s3_bucket_acl.') && !acl && !grants,
      'has an access control list',
    ),
    compliant: samples({ aws_s3_bucket: {} }),
    violating: samples({ aws_s3_bucket: {}, aws_s3_bucket_acl: { acl: 'public-read' } }),
  },
  notifications: {
    rule: 'buckets send event notifications',
    controls: ['CKV2_AWS_62', 'S3.11'],
    ...requiresCompanion(
      'aws_s3_bucket',
      { type: 'aws_s3_bucket_notification', through: 'bucket' },
      'sends no event notifications',
    ),
  },
  'owner-enforced': {
    rule: 'the account owns every object of its buckets',
    controls: ['CKV2_AWS_65', 'S3.12'],
    violations: everyBucket(
      'aws_s3_bucket_ownership_controls',
      (body) => /"BucketOwnerEnforced"/.test(JSON.stringify(body)),
      'can hold objects of others',
    ),
    compliant: bucketWith('aws_s3_bucket_ownership_controls', {
      rule: { object_ownership: 'BucketOwnerEnforced' },
    }),
    violating: bucketWith('aws_s3_bucket_ownership_controls', { rule: { object_ownership: 'ObjectWriter' } }),
  },
  'public-access-block': {
    rule: 'buckets block every public access',
    controls: ['CKV2_AWS_6', 'CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56', 'S3.8'],
    violations: everyBucket(
      'aws_s3_bucket_public_access_block',
      (body) => SWITCHES.every((name) => body[name] === true),
      'can be made public',
    ),
    compliant: bucketWith(
      'aws_s3_bucket_public_access_block',
      Object.fromEntries(SWITCHES.map((name) => [name, true])),
    ),
    violating: bucketWith(
      'aws_s3_bucket_public_access_block',
      Object.fromEntries(SWITCHES.slice(1).map((name) => [name, true])),
    ),
  },
  replication: {
    rule: 'buckets are copied to another region',
    controls: ['CKV_AWS_144', 'S3.7'],
    ...requiresCompanion(
      'aws_s3_bucket',
      { type: 'aws_s3_bucket_replication_configuration', through: 'bucket' },
      'is in one region',
    ),
  },
  'tls-12': {
    rule: 'buckets refuse TLS before 1.2',
    controls: [],
    violations: deniesRequests('s3:tlsversion', '1.2', 'accepts TLS before 1.2'),
    compliant: denyingOn({ NumericLessThan: { 's3:TlsVersion': '1.2' } }),
    violating: withStatement({}),
  },
  'tls-only': {
    rule: 'buckets refuse requests without TLS',
    controls: ['S3.5', 'AwsSolutions-S10'],
    violations: deniesRequests('aws:securetransport', 'false', 'accepts requests without TLS'),
    compliant: denyingOn({ Bool: { 'aws:SecureTransport': 'false' } }),
    violating: withStatement({}),
  },
  versioning: {
    rule: 'buckets keep older versions',
    controls: ['CKV_AWS_21', 'S3.14'],
    violations: everyBucket(
      'aws_s3_bucket_versioning',
      (body) => /"Enabled"/.test(JSON.stringify(body)),
      'keeps no versions',
    ),
    compliant: bucketWith('aws_s3_bucket_versioning', { versioning_configuration: { status: 'Enabled' } }),
    violating: bucketWith('aws_s3_bucket_versioning', { versioning_configuration: { status: 'Suspended' } }),
  },
  'no-everybody': {
    rule: 'bucket policies name the principals that they allow',
    controls: ['CKV_AWS_70', 'CKV_AWS_93'],
    violations: everyStatement(
      'aws_s3_bucket_policy',
      ({ effect, principals, conditions }) =>
        !principals.includes('*') || (effect === 'Deny' && Object.keys(conditions).length > 0),
      'allows every principal, or denies every principal without a condition',
    ),
    compliant: policySample('aws_s3_bucket_policy', {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
    violating: policySample('aws_s3_bucket_policy', { Principal: '*', Action: 's3:GetObject' }),
  },
  'bucket-key': {
    rule: 'buckets with a customer managed key ask KMS once per bucket, not once per object',
    controls: [],
    violations: every(
      ENCRYPTION,
      (body) =>
        !/"aws:kms"/.test(JSON.stringify(body)) || /"bucket_key_enabled":true/.test(JSON.stringify(body)),
      'asks KMS for every object',
    ),
    compliant: samples({ [ENCRYPTION]: { rule: [{ ...WITH_OWN_KEY, bucket_key_enabled: true }] } }),
    violating: samples({ [ENCRYPTION]: { rule: [WITH_OWN_KEY] } }),
  },
};
