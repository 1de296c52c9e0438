import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';
import { document, statementsIn } from '../support/statements';

const denyOthers = document({
  Effect: 'Deny',
  Principal: '*',
  Action: 'secretsmanager:*',
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:PrincipalAccount': '123456789012' } },
});

export const policy: Policy = {
  rule: 'secrets are denied to other accounts',
  controls: [],
  violations: accompanied(
    'aws_secretsmanager_secret',
    {
      type: 'aws_secretsmanager_secret_policy',
      through: 'secret_arn',
      obeys: ({ block_public_policy, policy: text }) =>
        block_public_policy === true &&
        statementsIn(text).some(
          ({ effect, principals, conditions }) =>
            effect === 'Deny' && principals.includes('*') && 'aws:principalaccount' in conditions,
        ),
    },
    'can be shared with other accounts',
  ),
  compliant: samples({
    aws_secretsmanager_secret: {},
    aws_secretsmanager_secret_policy: {
      secret_arn: '${aws_secretsmanager_secret.sample.arn}',
      block_public_policy: true,
      policy: denyOthers,
    },
  }),
  violating: samples({
    aws_secretsmanager_secret: {},
    aws_secretsmanager_secret_policy: {
      secret_arn: '${aws_secretsmanager_secret.sample.arn}',
      block_public_policy: true,
      policy: document({ Principal: '*' }),
    },
  }),
};
