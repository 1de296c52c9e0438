import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

const KEY = { Action: 'kms:Decrypt', Resource: '${aws_kms_key.sample.arn}' };

export const policy: Policy = {
  rule: 'roles use keys through the service whose data they protect',
  controls: [],
  violations: everyStatement(
    ['aws_iam_policy', 'aws_iam_role_policy'],
    ({ effect, actions, conditions }) =>
      effect === 'Deny' ||
      !actions.some((action) => action.startsWith('kms:')) ||
      'kms:viaservice' in conditions,
    'can use a key for anything',
  ),
  compliant: samples({
    aws_iam_role_policy: {
      policy: document({
        ...KEY,
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-2.amazonaws.com' } },
      }),
    },
  }),
  violating: samples({ aws_iam_role_policy: { policy: document(KEY) } }),
};
