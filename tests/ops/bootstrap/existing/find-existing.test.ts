import { EXISTENCE_CHECKS, findExisting } from '../../../../ops/bootstrap/existing/find-existing';
import { refusal } from '../../../support/refusal';
import { awsError } from '../../support/aws-answers';
import { context, resource } from '../support/samples';

const bucket = resource('aws_s3_bucket', { bucket: 'a-bucket' });
const policy = resource('aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.it.id}' });
const role = resource('aws_iam_role', { name: 'a-role' });
const inline = resource('aws_iam_role_policy', { role: '${aws_iam_role.it.name}', name: 'inline' });
const all = [bucket, policy, role, inline];

const NO_BUCKET = { HeadBucket: awsError('NotFound', '', 404) };
const NO_ROLE = { GetRole: awsError('NoSuchEntityException') };

describe('A look at what exists', () => {
  it('finds what is there', async () => {
    const there = { HeadBucket: {}, GetBucketTagging: { TagSet: [] }, GetBucketPolicy: {}, ...NO_ROLE };
    expect(await findExisting(all, context(there, all))).toEqual([
      { resource: bucket, importId: 'a-bucket', isOurs: false },
      { resource: policy, importId: 'a-bucket', isOurs: false },
    ]);
  });

  it('asks for nothing that belongs to something absent', async () => {
    const asking = context({ ...NO_BUCKET, ...NO_ROLE }, all);
    expect(await findExisting(all, asking)).toEqual([]);
    expect(asking.asked.map((question) => question.split(' ')[0])).toEqual(['HeadBucket', 'GetRole']);
  });

  it("names everything that is somebody else's at once, and asks for nothing more", async () => {
    const asking = context({ HeadBucket: awsError('Forbidden', '', 403), GetRole: { Role: {} } }, all);
    const message = await refusal(() => findExisting(all, asking));
    expect(message).toMatch(/^2 problems; nothing was started:/);
    expect(message).toMatch(/^bucket a-bucket$/m);
    expect(message).toMatch(/^role a-role$/m);
    expect(asking.asked).toHaveLength(2);
  });

  it('says what it may not look at', async () => {
    const denied = awsError('AccessDenied', 'not authorized to perform: iam:GetRole');
    expect(await refusal(() => findExisting([role], context({ GetRole: denied }, all)))).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'aws_iam_role.it',
        "  got:     access denied: 'not authorized to perform: iam:GetRole'",
        '  allowed: credentials that may read what the bootstrap manages',
        '  fix:     See "Permissions" in terraform-state-bootstrap/README.md.',
      ].join('\n'),
    );
  });

  it('says once that credentials have expired', async () => {
    const expired = awsError('ExpiredToken', '', 403);
    const message = await refusal(() =>
      findExisting(all, context({ HeadBucket: expired, GetRole: expired }, all)),
    );
    expect(message).toMatch(/^1 problem; .*\n\nAWS credentials\n {2}got: {5}credentials that have expired$/m);
  });

  it('keeps the trace of anything else', async () => {
    const error = awsError('InternalError');
    await expect(findExisting([role], context({ GetRole: error }, all))).rejects.toBe(error);
  });

  it('is a defect for a type that it cannot look at', async () => {
    const queue = resource('aws_sqs_queue', {});
    await expect(findExisting([queue], context({}))).rejects.toThrow(
      'The command cannot tell whether these exist: aws_sqs_queue.it.',
    );
    expect(EXISTENCE_CHECKS).not.toHaveProperty('aws_sqs_queue');
  });
});
