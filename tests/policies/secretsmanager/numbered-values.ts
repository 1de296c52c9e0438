import { type Policy, samples } from '../support/policy';
import { resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'a value that is written only has a number, by which it rotates',
  controls: [],
  violations: (stack) =>
    resourcesOf(stack).flatMap(([address, body]) =>
      Object.keys(body)
        .filter((argument) => argument.endsWith('_wo') && !(body[`${argument}_version`] >= 1))
        .map((argument) => ({ address, problem: `has ${argument} without a number` })),
    ),
  compliant: samples({ aws_db_instance: { password_wo: '${ephemeral.a.b.c}', password_wo_version: 1 } }),
  violating: samples({ aws_db_instance: { password_wo: '${ephemeral.a.b.c}' } }),
};
