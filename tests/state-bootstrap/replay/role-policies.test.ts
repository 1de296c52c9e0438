import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRoles } from '../../e2e/roles/role-policies';

describe('the policies of the roles', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'role-policies-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const policyWith = (Resource: string, Effect = 'Allow') => ({
    Version: '2012-10-17',
    Statement: [{ Effect, Action: 's3:GetObject', Resource }],
  });

  const read = (
    Resource: string,
    policyArn = '${aws_iam_policy.roles-staging_foundation_state.arn}',
    others: object = {},
  ) => {
    const path = join(folder, 'cdk.tf.json');
    const resource = {
      aws_iam_role: {
        'roles-staging_foundation': { name: 'bmo-learning-terraform-staging-foundation', ...others },
        'roles-staging_plan': { name: 'bmo-learning-terraform-staging-plan' },
      },
      aws_iam_role_policy: {
        one: {
          name: 'guardrails',
          role: '${aws_iam_role.roles-staging_foundation.name}',
          policy: JSON.stringify(policyWith('*', 'Deny')),
        },
        other: { name: 'other', role: '${aws_iam_role.roles-staging_plan.name}', policy: '{}' },
      },
      aws_iam_role_policy_attachment: {
        one: { role: '${aws_iam_role.roles-staging_foundation.name}', policy_arn: policyArn },
        other: {
          role: '${aws_iam_role.roles-staging_plan.name}',
          policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        },
      },
      aws_iam_policy: {
        'roles-staging_foundation_state': {
          name: 'bmo-learning-terraform-staging-foundation-state',
          policy: JSON.stringify(policyWith(Resource)),
        },
      },
    };
    writeFileSync(path, JSON.stringify({ resource }));
    return readRoles(path);
  };

  it.each(['${var.aws_account_id}', '${data.aws_caller_identity.current.account_id}'])(
    'are the inline and the attached ones of the roles that apply stacks, by stack, with %s resolved',
    (accountId) => {
      expect(read(`arn:aws:dynamodb:us-east-2:${accountId}:table/lock`)).toEqual({
        'bmo-learning-staging-foundation': [
          { name: 'guardrails', policy: policyWith('*', 'Deny') },
          {
            name: 'bmo-learning-terraform-staging-foundation-state',
            policy: policyWith('arn:aws:dynamodb:us-east-2:123456789012:table/lock'),
          },
        ],
      });
    },
  );

  it('are not all that decides about a role with a boundary', () => {
    expect(() => read('*', undefined, { permissions_boundary: 'arn:aws:iam::aws:policy/one' })).toThrow(
      'bmo-learning-terraform-staging-foundation has a boundary, which nobody evaluates.',
    );
  });

  it('may hold policy variables', () => {
    expect(() => read('arn:aws:s3:::bucket/${aws:username}')).not.toThrow();
  });

  it('must be known without Terraform', () => {
    expect(() => read('${aws_s3_bucket.state.arn}')).toThrow(
      'bmo-learning-terraform-staging-foundation-state refers to ${aws_s3_bucket.state.arn}, whose value only Terraform knows.',
    );
  });

  it('must be there', () => {
    expect(() => read('*', '${aws_iam_policy.lost.arn}')).toThrow(
      '${aws_iam_policy.lost.arn} is attached to a role, and no such policy is there.',
    );
  });
});
