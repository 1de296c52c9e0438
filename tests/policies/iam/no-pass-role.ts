import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

/** Whoever hands a role to a new task can do all that the role can. */
export const policy: Policy = {
  rule: 'no role hands another role on',
  controls: [],
  violations: everyStatement(
    ['aws_iam_policy', 'aws_iam_role_policy'],
    ({ effect, actions }) => effect === 'Deny' || !actions.some((action) => /^iam:PassRole$/i.test(action)),
    'can hand other roles on',
  ),
  compliant: samples({ aws_iam_role_policy: { policy: document({ Action: 's3:GetObject' }) } }),
  violating: samples({ aws_iam_role_policy: { policy: document({ Action: 'iam:PassRole' }) } }),
};
