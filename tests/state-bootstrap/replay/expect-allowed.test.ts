import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsCall } from '../../e2e/roles/aws-call';
import { expectRolesAllowCalls } from '../../e2e/roles/expect-allowed';
import { sampleCall } from './sample-call';

const PRODUCTION = 'bmo-learning-prod-foundation';

describe('roles allow what Terraform calls', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roles-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const expectAllowed = (Action: readonly string[], ...calls: readonly AwsCall[]) => {
    const Statement = [{ Sid: 'Sample', Effect: 'Allow', Action, Resource: '*' }];
    const bootstrap = join(folder, 'cdk.tf.json');
    writeFileSync(
      join(folder, 'aws-calls.jsonl'),
      `${calls.map((call) => JSON.stringify(call)).join('\n')}\n`,
    );
    writeFileSync(
      bootstrap,
      JSON.stringify({
        resource: {
          aws_iam_role: { one: { name: 'bmo-learning-terraform-prod-foundation' } },
          aws_iam_role_policy_attachment: {
            one: { role: '${aws_iam_role.one.name}', policy_arn: '${aws_iam_policy.one.arn}' },
          },
          aws_iam_policy: {
            one: { name: 'sample', policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
          },
        },
      }),
    );
    return expectRolesAllowCalls(folder, bootstrap);
  };
  const look = sampleCall('ec2', 'DescribeVpcs', {}, { caller: PRODUCTION });

  it('is said in one line, beside what is allowed and was never called', async () => {
    const allowed = ['ec2:DescribeVpcs', 'ec2:DescribeSubnets', 'ec2:DescribeAddresses'];
    expect(await expectAllowed(allowed, look, look)).toEqual({
      summary:
        '1 requests of 1 roles, asked 2 times: 1 allowed, 0 denied, 0 refused on purpose (0 deletes of data)',
      neverUsed: `${PRODUCTION}: 2 actions\n  ec2:DescribeAddresses, ec2:DescribeSubnets`,
    });
  });

  it('fails with every call that is denied', async () => {
    const topic = sampleCall('sns', 'CreateTopic', { Name: 'one' }, { caller: PRODUCTION });
    await expect(expectAllowed(['ec2:DescribeSubnets'], topic, look, look)).rejects.toThrow(
      new Error(
        `The roles do not allow what Terraform calls:\n\n` +
          `${PRODUCTION}  ec2:DescribeVpcs\n  no statement allows the action\n  2 x *\n\n` +
          `${PRODUCTION}  sns:CreateTopic\n  no statement allows the action\n` +
          '  1 x arn:aws:sns:us-east-2:123456789012:one',
      ),
    );
  });

  it('fails with every loss of data that production is allowed', async () => {
    const deletion = sampleCall('s3', 'DeleteBucket', { Bucket: 'documents' }, { caller: PRODUCTION });
    await expect(expectAllowed(['s3:DeleteBucket'], deletion)).rejects.toThrow(
      new Error(
        `The roles allow production to lose data:\n\n${PRODUCTION}  s3:DeleteBucket\n  1 x arn:aws:s3:::documents`,
      ),
    );
  });

  it('is not said of a run without calls', async () => {
    await expect(expectAllowed(['ec2:DescribeVpcs'], { ...look, caller: 'test' })).rejects.toThrow(
      `${folder} has no calls of our stacks: nothing was evaluated.`,
    );
  });
});
