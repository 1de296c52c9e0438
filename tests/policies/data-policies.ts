import { list, type Policy, resourcesOf, statementsOf } from './policy';

/** Each S3 bucket needs one of each of these, with what must be in it. */
const bucketCompanions: readonly [type: string, pattern: RegExp][] = [
  [
    'aws_s3_bucket_public_access_block',
    /^(?=.*"block_public_acls":true)(?=.*"block_public_policy":true)(?=.*"ignore_public_acls":true)(?=.*"restrict_public_buckets":true)/,
  ],
  ['aws_s3_bucket_versioning', /"Enabled"/],
  ['aws_s3_bucket_server_side_encryption_configuration', /"sse_algorithm"/],
  ['aws_s3_bucket_ownership_controls', /"BucketOwnerEnforced"/],
  ['aws_s3_bucket_lifecycle_configuration', /"abort_incomplete_multipart_upload"/],
  ['aws_s3_bucket_policy', /aws:SecureTransport.*s3:TlsVersion/],
];

const PRINCIPAL_TYPES = ['aws_iam_role', 'aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy'];

const completeBucket = {
  aws_s3_bucket: { logs: {} },
  aws_s3_bucket_public_access_block: {
    logs: {
      bucket: '${aws_s3_bucket.logs.id}',
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
  },
  ...Object.fromEntries(
    [
      ['aws_s3_bucket_versioning', { status: 'Enabled' }],
      ['aws_s3_bucket_server_side_encryption_configuration', { sse_algorithm: 'AES256' }],
      ['aws_s3_bucket_ownership_controls', { object_ownership: 'BucketOwnerEnforced' }],
      ['aws_s3_bucket_lifecycle_configuration', { abort_incomplete_multipart_upload: [] }],
      ['aws_s3_bucket_policy', { policy: 'aws:SecureTransport, s3:TlsVersion' }],
    ].map(([type, body]) => [type, { logs: { bucket: '${aws_s3_bucket.logs.id}', ...(body as object) } }]),
  ),
};

export const dataPolicies: readonly Policy[] = [
  {
    rule: 'buckets are private, versioned, encrypted, owner-enforced, TLS-only and clean up (CKV_AWS_19, 21, 53-56, 300, CKV2_AWS_6, 61, 65)',
    violations: (stack) =>
      resourcesOf(stack, 'aws_s3_bucket').flatMap(([address]) =>
        bucketCompanions
          .filter(
            ([type, pattern]) =>
              !resourcesOf(stack, type).some(
                ([, body]) => body['bucket'] === `\${${address}.id}` && pattern.test(JSON.stringify(body)),
              ),
          )
          .map(([type]) => `${address} lacks a proper ${type}`),
      ),
    compliant: { resource: completeBucket },
    violating: { resource: { ...completeBucket, aws_s3_bucket_policy: {} } },
  },
  {
    rule: 'log groups keep their events for a stated time (CKV_AWS_66)',
    violations: (stack) =>
      resourcesOf(stack, 'aws_cloudwatch_log_group')
        .filter(([, { retention_in_days }]) => !(retention_in_days > 0))
        .map(([address]) => `${address} keeps its events forever`),
    compliant: { resource: { aws_cloudwatch_log_group: { a: { retention_in_days: 30 } } } },
    violating: { resource: { aws_cloudwatch_log_group: { a: { name: '/a' } } } },
  },
  {
    rule: 'identity policies name their actions and resources (CKV_AWS_62, 63, CKV2_AWS_40)',
    violations: (stack) =>
      resourcesOf(stack, ...PRINCIPAL_TYPES)
        .filter(([, { policy }]) =>
          statementsOf(policy).some(
            ({ Effect, Action, Resource }) =>
              Effect === 'Allow' &&
              (list(Action).some((action) => /^\*$|^[\w-]+:\*$/.test(action)) ||
                list(Resource).includes('*')),
          ),
        )
        .map(([address]) => `${address} allows a wildcard`),
    compliant: {
      resource: {
        aws_iam_role_policy: {
          a: {
            policy:
              '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}]}',
          },
        },
      },
    },
    violating: {
      resource: {
        aws_iam_role_policy: {
          a: { policy: '{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"a"}]}' },
        },
      },
    },
  },
  {
    rule: 'services assume roles for resources of this account only (the confused deputy problem)',
    violations: (stack) =>
      resourcesOf(stack, 'aws_iam_role')
        .filter(([, { assume_role_policy }]) =>
          statementsOf(assume_role_policy).some(
            ({ Principal, Condition }) =>
              Principal?.Service && !Condition?.StringEquals?.['aws:SourceAccount'],
          ),
        )
        .map(([address]) => `${address} can be assumed on behalf of any account`),
    compliant: {
      resource: {
        aws_iam_role: {
          a: {
            assume_role_policy:
              '{"Statement":[{"Principal":{"Service":"a.amazonaws.com"},"Condition":{"StringEquals":{"aws:SourceAccount":"1"}}}]}',
          },
        },
      },
    },
    violating: {
      resource: {
        aws_iam_role: {
          a: { assume_role_policy: '{"Statement":[{"Principal":{"Service":"a.amazonaws.com"}}]}' },
        },
      },
    },
  },
];
