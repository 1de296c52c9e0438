import { UserError } from '../../modules/shared/user-error';
import type { SynthesizedRoot } from './synthesized-roots';

/**
 * The stacks of an environment, or one of them, in the order of `roots`.
 * @param role `foundation` or `application`; undefined stands for both
 * @throws UserError that says which environments or stacks there are
 */
export function selectRoots(
  roots: readonly SynthesizedRoot[],
  environment: string,
  role?: string,
): readonly SynthesizedRoot[] {
  const ofEnvironment = roots.filter((root) => root.environment === environment);
  if (ofEnvironment.length === 0) {
    throw new UserError(
      `There is no environment ${environment}. There is: ${listed(roots.map((root) => root.environment))}.`,
    );
  }
  const selected = ofEnvironment.filter((root) => role === undefined || root.role === role);
  if (selected.length === 0) {
    throw new UserError(
      `${environment} has no stack ${role}. It has: ${listed(ofEnvironment.map((root) => root.role))}.`,
    );
  }
  return selected;
}

const listed = (names: readonly string[]): string => [...new Set(names)].join(', ');
