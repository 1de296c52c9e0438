import type { Block } from '../../support/terraform-configuration';
import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const SUBJECT = 'token.actions.githubusercontent.com:sub';

const trusting = (subject: string): Block =>
  samples({
    aws_iam_role: {
      assume_role_policy: document({
        Principal: {
          Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [SUBJECT]: subject } },
      }),
    },
  });

export const policy: Policy = {
  rule: 'pipelines assume a role from one repository only',
  controls: ['CKV_AWS_393'],
  violations: everyStatement(
    'aws_iam_role',
    ({ actions, conditions }) =>
      !actions.includes('sts:AssumeRoleWithWebIdentity') ||
      (conditions[SUBJECT] ?? ['*']).every((subject) => /^repo:[^*/]+\/[^*:]+:[^*]/.test(subject)),
    'can be assumed from any repository',
  ),
  compliant: trusting('repo:example/infrastructure:environment:prod'),
  violating: trusting('repo:example/*'),
};
