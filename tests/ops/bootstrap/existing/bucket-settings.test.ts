import { BUCKET_SETTINGS } from '../../../../ops/bootstrap/existing/bucket';
import { awsError } from '../../support/aws-answers';
import { type Answers, context, resource } from '../support/samples';

const look = (type: string, answers: Answers) =>
  BUCKET_SETTINGS[type]?.(resource(type, { bucket: 'a-bucket' }), context(answers));

/** Type, operation, answer with the setting, answer without it. */
const TABLE = [
  ['aws_s3_bucket_versioning', 'GetBucketVersioning', { Status: 'Suspended' }, {}],
  ['aws_s3_bucket_logging', 'GetBucketLogging', { LoggingEnabled: {} }, {}],
  [
    'aws_s3_bucket_server_side_encryption_configuration',
    'GetBucketEncryption',
    {},
    awsError('ServerSideEncryptionConfigurationNotFoundError'),
  ],
  [
    'aws_s3_bucket_public_access_block',
    'GetPublicAccessBlock',
    {},
    awsError('NoSuchPublicAccessBlockConfiguration'),
  ],
  [
    'aws_s3_bucket_ownership_controls',
    'GetBucketOwnershipControls',
    {},
    awsError('OwnershipControlsNotFoundError'),
  ],
  ['aws_s3_bucket_policy', 'GetBucketPolicy', {}, awsError('NoSuchBucketPolicy')],
  [
    'aws_s3_bucket_lifecycle_configuration',
    'GetBucketLifecycleConfiguration',
    {},
    awsError('NoSuchLifecycleConfiguration'),
  ],
  [
    'aws_s3_bucket_replication_configuration',
    'GetBucketReplication',
    {},
    awsError('ReplicationConfigurationNotFoundError'),
  ],
] as const;

describe('A setting of a bucket', () => {
  it('is one of these', () => {
    expect(Object.keys(BUCKET_SETTINGS).sort()).toEqual(TABLE.map(([type]) => type).sort());
  });

  describe.each(TABLE)('%s', (type, operation, withIt, without) => {
    it('is imported where it is set', async () => {
      expect(await look(type, { [operation]: withIt })).toEqual({
        is: 'present',
        importId: 'a-bucket',
        isOurs: false,
      });
    });

    it('is absent where it was never set', async () => {
      expect(await look(type, { [operation]: without })).toEqual({ is: 'absent' });
    });

    it('is absent where its bucket is', async () => {
      expect(await look(type, { [operation]: awsError('NoSuchBucket') })).toEqual({ is: 'absent' });
    });

    it('is not absent because nobody may look', async () => {
      const error = awsError('AccessDenied');
      await expect(look(type, { [operation]: error })).rejects.toBe(error);
    });
  });
});
