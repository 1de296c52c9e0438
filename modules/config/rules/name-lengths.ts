import { DERIVED_NAMES, NAME_LIMITS, resourceName } from '../../shared/naming';
import type { Rule } from './rule';

/** Names that are derived from project and environment stay within AWS's limits. */
export const nameLengths: Rule = ({ project, name }) => {
  if (project === undefined || name === undefined) return [];
  return DERIVED_NAMES.flatMap(({ kind, role, suffixLength }) => {
    const derived = resourceName({ project, name }, role);
    const length = derived.length + suffixLength;
    if (length <= NAME_LIMITS[kind]) return [];
    const suffix = suffixLength > 0 ? ` with its suffix of ${suffixLength}` : '';
    return [
      {
        at: 'project',
        got: `'${project}', which makes the ${kind} '${derived}' ${length} characters long${suffix}`,
        allowed: `at most ${NAME_LIMITS[kind]} characters for the name of a ${kind}`,
        fix: `Shorten project or name: ${length - NAME_LIMITS[kind]} over the limit.`,
      },
    ];
  });
};
