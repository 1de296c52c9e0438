import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const ACCOUNT = { 'aws:SourceAccount': '123456789012' };

/** The confused deputy problem, for tasks: besides the account, where they run. */
export const policy: Policy = {
  rule: 'ECS assumes roles for tasks of one account and region only',
  controls: [],
  violations: everyStatement(
    'aws_iam_role',
    ({ services, conditions }) =>
      !services.includes('ecs-tasks.amazonaws.com') ||
      ('aws:sourceaccount' in conditions &&
        (conditions['aws:sourcearn'] ?? ['*']).every((arn) => /^arn:[^*]+:ecs:[^*]+:\*?/.test(arn))),
    'can be assumed for the tasks of others',
  ),
  compliant: samples({
    aws_iam_role: {
      assume_role_policy: document({
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: {
          StringEquals: ACCOUNT,
          ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-2:123456789012:*' },
        },
      }),
    },
  }),
  violating: samples({
    aws_iam_role: {
      assume_role_policy: document({
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: { StringEquals: ACCOUNT },
      }),
    },
  }),
};
