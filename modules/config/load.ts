import type { Problem } from '../shared/problems';
import { schemaProblems } from '../shared/schema-problems';
import { ConfigurationError } from './configuration-error';
import { type Draft, draftOf } from './draft';
import { environmentRules, fleetRules } from './rules';
import { type Environment, environmentSchema } from './schema';
import { selectionProblems } from './selection';

/**
 * The environments that Terraform is synthesized for, validated, with defaults filled in and frozen. All of
 * them are checked, also those that are not selected: a broken file must not wait until somebody needs it.
 *
 * @param inputs the environments by name, as their files state them
 * @param selected value of the variable BMO_ENVIRONMENT: the name of one environment; undefined stands for
 * all
 * @throws ConfigurationError that lists every problem of every environment
 */
export function loadEnvironments(inputs: Record<string, unknown>, selected?: string): readonly Environment[] {
  const names = Object.keys(inputs);
  const checked = names.map((name) => ({ name, ...check(name, inputs[name]) }));
  const drafts = Object.fromEntries(checked.map(({ name, draft }) => [name, draft]));
  const problems = [
    ...selectionProblems(names, selected),
    ...checked.flatMap((environment) => environment.problems),
    ...fleetRules.flatMap((rule) => rule(drafts)),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return checked
    .filter(({ name }) => selected === undefined || name === selected)
    .map(({ draft }) => deepFreeze(draft as Environment));
}

function check(
  name: string,
  input: unknown,
): { readonly draft: Draft; readonly problems: readonly Problem[] } {
  // Compiling a parser takes longer than it saves on a handful of environments.
  const parsed = environmentSchema.safeParse(input, { jitless: true });
  const draft: Draft = parsed.success ? parsed.data : draftOf(input, parsed.error.issues);
  const problems = [
    ...(parsed.success ? [] : schemaProblems(environmentSchema, input, parsed.error.issues)),
    ...environmentRules.flatMap((rule) => rule(draft)),
    ...nameProblems(name, draft),
  ];
  return {
    draft,
    problems: problems.map((problem) => ({ ...problem, at: `${name}: ${problem.at || 'everything'}` })),
  };
}

function nameProblems(name: string, draft: Draft): Problem[] {
  if (draft.name === undefined || draft.name === name) return [];
  return [
    {
      at: 'name',
      got: `'${draft.name}'`,
      allowed: `'${name}', the name under which environments/index.ts exports it`,
      fix: 'Use one name in both places.',
    },
  ];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
