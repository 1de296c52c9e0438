import { type Problem, show } from '../shared/problems';
import { suggestion } from '../shared/suggestion';

/**
 * What is wrong with the choice of an environment; there is no default that a typing error could fall back
 * to.
 */
export function selectionProblems(
  names: readonly string[],
  selected: string | undefined,
): readonly Problem[] {
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
