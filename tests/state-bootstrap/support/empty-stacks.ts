import type { Environment } from '../../../modules/config/schema';
import { STACK_ROLES, stateKey } from '../../../modules/shared/state-location';
import type { SynthesizedStack } from '../../../terraform-state-bootstrap/synthesized-stacks';

/** Both stacks of every environment, for tests of which what they hold is no matter: nothing. */
export const emptyStacks = (environments: readonly Environment[]): SynthesizedStack[] =>
  environments.flatMap(({ name }) =>
    STACK_ROLES.map((role) => ({
      name: `bmo-learning-${name}-${role}`,
      environment: name,
      role,
      stateKey: stateKey(name, role),
      types: [],
    })),
  );
