import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

/** What AWS adds to a service tomorrow is not allowed today. */
export const policy: Policy = {
  rule: 'policies of roles name each action in full',
  controls: [],
  violations: everyStatement(
    ['aws_iam_policy', 'aws_iam_role_policy'],
    ({ effect, actions }) => effect === 'Deny' || !actions.some((action) => action.includes('*')),
    'allows actions by a pattern',
  ),
  compliant: samples({
    aws_iam_role_policy: { policy: document({ Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn' }) },
  }),
  violating: samples({ aws_iam_role_policy: { policy: document({ Action: 's3:Get*', Resource: 'arn' }) } }),
};
