import { GetBucketTaggingCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import type { Problem } from '../../../modules/shared/problems';
import { accessProblem } from '../../toolbox/aws/access-problem';
import { httpStatus } from '../../toolbox/aws/client-config';
import type { Resource } from '../configuration';
import {
  ABSENT,
  areOf,
  type Finding,
  type Look,
  type LookContext,
  present,
  unlessAbsent,
} from './existence-check';

/** A bucket of this account in the region of its provider; anything else under its name is refused. */
export const lookAtBucket: Look = async (resource, context) => {
  const bucket = context.text(resource, 'bucket');
  const s3 = context.clients.s3(resource.region);
  try {
    const ExpectedBucketOwner = context.account.accountId;
    const { BucketRegion } = await s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner }));
    if (BucketRegion && BucketRegion !== resource.region) {
      return refused(bucket, resource, context, `a bucket in ${BucketRegion}`);
    }
  } catch (error) {
    const status = httpStatus(error);
    if (status === 404) return ABSENT;
    if (status === 403 && !accessProblem(error)) {
      const got = 'access denied: it belongs to another account, or these credentials may not list it';
      return refused(bucket, resource, context, got);
    }
    throw error;
  }
  const tags = await unlessAbsent(['NoSuchTagSet'], () =>
    s3.send(new GetBucketTaggingCommand({ Bucket: bucket })),
  );
  return present(bucket, areOf(context.stack, tags?.TagSet));
};

function refused(bucket: string, { region }: Resource, { account }: LookContext, got: string): Finding {
  const problem: Problem = {
    at: `bucket ${bucket}`,
    got,
    allowed: `no such bucket yet, or one of account ${account.accountId} in ${region}`,
    fix:
      'If it is yours, use credentials of its account that may list it, or correct the region. If it is not, ' +
      'choose another name: `state` in environments/ for the state bucket, terraform-state-bootstrap/account.ts ' +
      'for any other.',
  };
  return { is: 'refused', problem };
}
