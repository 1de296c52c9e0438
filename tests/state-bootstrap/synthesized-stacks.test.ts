import { UserError } from '../../modules/shared/user-error';
import { assertEveryStack, type SynthesizedStack } from '../../terraform-state-bootstrap/synthesized-stacks';
import { shipped } from '../support/synthesize';

const explained = (
  at: string,
  got: string,
  count = '1 problem',
) => `The roles get what the synthesized stacks need, and these cannot be used.

${at}
  got:     ${got}
  allowed: both stacks of every environment, and no other
  fix:     Synthesize all environments: unset BMO_ENVIRONMENT and run \`npm run synth\`.

${count}. Nothing was written.`;

describe('The stacks that roles are made for', () => {
  const stack = (environment: string, role: 'foundation' | 'application'): SynthesizedStack => ({
    name: `bmo-learning-${environment}-${role}`,
    environment,
    role,
    stateKey: `${environment}/${role}.tfstate`,
    types: [],
  });
  const both = [stack('prod', 'foundation'), stack('prod', 'application')];

  it('are both of every environment', () => {
    expect(() => assertEveryStack(both, [shipped.prod])).not.toThrow();
  });

  it('lack none: roles without its permissions would lose them', () => {
    expect(() => assertEveryStack(both.slice(0, 1), [shipped.prod])).toThrow(
      new UserError(explained('prod/application.tfstate', 'no stack with this state')),
    );
  });

  it('are no others: no role would have their permissions', () => {
    expect(() => assertEveryStack([...both, stack('dev', 'foundation')], [shipped.prod])).toThrow(
      new UserError(
        explained('bmo-learning-dev-foundation', "a stack with the state 'dev/foundation.tfstate'"),
      ),
    );
  });

  it('are reported all at once', () => {
    expect(() => assertEveryStack(both, [shipped.prod, shipped.staging])).toThrow(/2 problems\./);
  });
});
