import { type Policy, samples } from '../support/policy';
import { resourcesOf } from '../support/resources';

/** Arguments of any resource that hold a secret value. */
const KEPT = [
  'password',
  'master_password',
  'secret_string',
  'secret_binary',
  'auth_token',
  'passwords',
  'secret',
];

/** Resources that are a secret value. */
const RANDOM = /^(random_password|random_string|tls_private_key|aws_iam_access_key)\./;

/** Write-only arguments end in `_wo`; their values are in no state and in no plan. */
export const policy: Policy = {
  rule: 'no secret value is an argument that Terraform keeps in its state',
  controls: [],
  violations: (stack) =>
    resourcesOf(stack).flatMap(([address, body]) =>
      Object.keys(body)
        .filter((argument) => KEPT.includes(argument) || RANDOM.test(address))
        .map((argument) => ({ address, problem: `has ${argument}, which the state keeps` })),
    ),
  compliant: samples({
    aws_secretsmanager_secret_version: {
      secret_string_wo: '${ephemeral.a.b.c}',
      secret_string_wo_version: 1,
    },
  }),
  violating: samples({
    aws_secretsmanager_secret_version: { secret_string: '${random_password.sample.result}' },
  }),
};
