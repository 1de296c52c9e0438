import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const reading = (Resource: string) =>
  samples({
    aws_iam_role_policy: { policy: document({ Action: 'secretsmanager:GetSecretValue', Resource }) },
  });

/** A pattern on a name takes in secrets that somebody creates later. */
export const policy: Policy = {
  rule: 'roles read secrets that are named, each by its whole ARN',
  controls: [],
  violations: everyStatement(
    ['aws_iam_policy', 'aws_iam_role_policy'],
    ({ effect, actions, resources }) =>
      effect === 'Deny' ||
      !actions.includes('secretsmanager:GetSecretValue') ||
      !resources.some((resource) => resource.includes('*')),
    'reads secrets by a pattern',
  ),
  compliant: reading('${aws_secretsmanager_secret.sample.arn}'),
  violating: reading('arn:aws:secretsmanager:us-east-2:123456789012:secret:bmo-learning-*'),
};
