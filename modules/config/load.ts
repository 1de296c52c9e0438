import { countProblems, formatProblems, type Problem, show } from '../shared/problems';
import { schemaProblems } from '../shared/schema-problems';
import { suggestion } from '../shared/suggestion';
import { UserError } from '../shared/user-error';
import { type Draft, draftOf } from './draft';
import { environmentRules, fleetRules } from './rules';
import { type Environment, environmentSchema } from './schema';

/** Thrown when environments cannot be used; its message lists everything that has to be corrected. */
export class ConfigurationError extends UserError {
  override readonly name: string = 'ConfigurationError';

  constructor(readonly problems: readonly Problem[]) {
    super(
      'The configuration in environments/ cannot be used; docs/configuration.md explains every setting.\n\n' +
        `${formatProblems(problems)}\n\n` +
        `${countProblems(problems.length)}. Nothing was written.`,
    );
  }
}

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

/**
 * What is wrong with the choice of an environment; there is no default that a typing error could fall back
 * to.
 */
function selectionProblems(names: readonly string[], selected: string | undefined): readonly Problem[] {
  if (names.length === 0) {
    return [
      {
        at: 'environments/index.ts',
        got: 'no environment',
        allowed: 'at least one environment',
        fix: 'Export an environment.',
      },
    ];
  }
  if (selected === undefined || names.includes(selected)) return [];
  const meant = suggestion(selected, names);
  return [
    {
      at: 'BMO_ENVIRONMENT',
      got: show(selected),
      allowed: `${names.map((name) => show(name)).join(', ')}, or unset for all of them`,
      fix: meant ? `Did you mean ${show(meant)}?` : 'Set it to one of these names, or unset it.',
    },
  ];
}
