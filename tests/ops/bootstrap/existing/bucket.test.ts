import { checkBucket } from '../../../../ops/bootstrap/existing/bucket';
import { awsError } from '../../support/aws-answers';
import { context, OUR_TAGS, resource } from '../support/samples';

const bucket = resource('aws_s3_bucket', { bucket: 'a-bucket' });
const allowed = 'no such bucket yet, or one of account 111111111111 in us-east-2';
const fix =
  'If it is yours, use credentials of its account that may list it, or correct the region. If it is not, choose ' +
  'another name: `state` in environments/ for the state bucket, terraform-state-bootstrap/account.ts for any other.';

describe('A bucket', () => {
  it('is absent when no resource has its name', async () => {
    expect(await checkBucket(bucket, context({ HeadBucket: awsError('NotFound', '', 404) }))).toEqual({
      is: 'absent',
    });
  });

  it('is asked for in its region, as one of this account', async () => {
    const asking = context({ HeadBucket: { BucketRegion: 'us-east-2' }, GetBucketTagging: { TagSet: [] } });
    await checkBucket(bucket, asking);
    expect(asking.asked).toEqual([
      'HeadBucket {"Bucket":"a-bucket","ExpectedBucketOwner":"111111111111"} in us-east-2',
      'GetBucketTagging {"Bucket":"a-bucket"} in us-east-2',
    ]);
  });

  it.each([
    ['with the tag of the bootstrap', { TagSet: OUR_TAGS }, true],
    ['with other tags', { TagSet: [{ Key: 'Stack', Value: 'another' }] }, false],
    ['without tags', awsError('NoSuchTagSet'), false],
  ])('%s is imported', async (_, GetBucketTagging, isOurs) => {
    const found = await checkBucket(bucket, context({ HeadBucket: {}, GetBucketTagging }));
    expect(found).toEqual({ is: 'present', importId: 'a-bucket', isOurs });
  });

  it('of somebody else is refused', async () => {
    const found = await checkBucket(bucket, context({ HeadBucket: awsError('Forbidden', '', 403) }));
    const got = 'access denied: it belongs to another account, or these credentials may not list it';
    expect(found).toEqual({ is: 'refused', problem: { at: 'bucket a-bucket', got, allowed, fix } });
  });

  it('in another region is refused', async () => {
    const found = await checkBucket(bucket, context({ HeadBucket: { BucketRegion: 'eu-west-1' } }));
    const got = 'a bucket in eu-west-1';
    expect(found).toEqual({ is: 'refused', problem: { at: 'bucket a-bucket', got, allowed, fix } });
  });

  it.each([awsError('ExpiredToken', '', 403), awsError('InternalError', '', 500)])(
    'says nothing about itself when %s',
    async (error) => {
      await expect(checkBucket(bucket, context({ HeadBucket: error }))).rejects.toBe(error);
    },
  );
});
