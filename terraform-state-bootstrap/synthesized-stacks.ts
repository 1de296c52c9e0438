import type { Environment } from '../modules/config/schema';
import { countProblems, formatProblems, type Problem, show } from '../modules/shared/problems';
import { STACK_ROLES, stateKey } from '../modules/shared/state-location';
import { UserError } from '../modules/shared/user-error';

/** What one stack of an environment consists of: what its Terraform role has to be allowed to do. */
export interface SynthesizedStack {
  /** `bmo-learning-prod-foundation` */
  readonly name: string;
  /** Name of the environment: `prod`. */
  readonly environment: string;
  /** `foundation` */
  readonly role: string;
  /** `prod/foundation.tfstate` */
  readonly stateKey: string;
  /** Types, sorted: resources as `aws_lb`, data sources as `data.aws_vpc`, ephemeral ones as `ephemeral.aws_…`. */
  readonly types: readonly string[];
}

/**
 * Refuses a synthesis without every stack: the roles would be written without the permissions of the missing one, and
 * an apply would take them away.
 * @throws UserError that lists every missing and every surplus stack
 */
export function assertEveryStack(
  stacks: readonly SynthesizedStack[],
  environments: readonly Environment[],
): void {
  const expected = environments.flatMap(({ name }) => STACK_ROLES.map((role) => stateKey(name, role)));
  const found = stacks.map((stack) => stack.stateKey);
  const problems = [
    ...expected
      .filter((key) => !found.includes(key))
      .map((key) => wrongStack(key, 'no stack with this state')),
    ...stacks
      .filter((stack) => !expected.includes(stack.stateKey))
      .map((stack) => wrongStack(stack.name, `a stack with the state ${show(stack.stateKey)}`)),
  ];
  if (problems.length === 0) return;
  throw new UserError(
    'The roles get what the synthesized stacks need, and these cannot be used.\n\n' +
      `${formatProblems(problems)}\n\n${countProblems(problems.length)}. Nothing was written.`,
  );
}

const wrongStack = (at: string, got: string): Problem => ({
  at,
  got,
  allowed: 'both stacks of every environment, and no other',
  fix: 'Synthesize all environments: unset BMO_ENVIRONMENT and run `npm run synth`.',
});
