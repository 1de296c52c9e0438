import { countProblems, formatProblems, type Problem, show } from '../shared/problems';
import { schemaProblems } from '../shared/schema-problems';
import { suggestion } from '../shared/suggestion';
import { UserError } from '../shared/user-error';
import { type Draft, draftOf } from './draft';
import { environmentRules, fleetRules } from './rules';
import { type Environment, environmentSchema } from './schema';

/** Thrown when environments are invalid; its message lists all problems. */
export class ConfigurationError extends UserError {
  override readonly name: string = 'ConfigurationError';

  constructor(readonly problems: readonly Problem[]) {
    super(
      'The configuration in environments/ is invalid; docs/configuration.md explains every setting.\n\n' +
        `${formatProblems(problems)}\n\n` +
        `${countProblems(problems.length)}. Nothing was written.`,
    );
  }
}

/**
 * The environments to synthesize: validated, with defaults, frozen. Environments that are not selected are
 * validated as well, so an invalid file is found before it is deployed.
 *
 * @param inputs the environments by name, as written in their files
 * @param selected value of the variable BMO_ENVIRONMENT: the name of one environment; undefined selects all
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
  // Compiling a parser costs more time than it saves for a few environments.
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
      allowed: `'${name}', the name in environments/index.ts`,
      fix: 'Use the same name in both files.',
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

/** Problems of the selected name. A typing error is a problem: it does not select a default. */
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
  const similar = suggestion(selected, names);
  return [
    {
      at: 'BMO_ENVIRONMENT',
      got: show(selected),
      allowed: `${names.map((name) => show(name)).join(', ')}, or unset for all of them`,
      fix: similar ? `Did you mean ${show(similar)}?` : 'Set it to one of these names, or unset it.',
    },
  ];
}
