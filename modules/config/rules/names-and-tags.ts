import { DERIVED_NAMES, NAME_LIMITS, resourceName } from '../../shared/naming';
import { type Problem, show } from '../../shared/problems';
import type { Rule } from './rule';

/** Names derived from project and environment are within AWS's limits. */
const nameLengths: Rule = ({ project, name }) => {
  if (project === undefined || name === undefined) return [];
  return DERIVED_NAMES.flatMap(({ kind, role, suffixLength }) => {
    const derived = resourceName({ project, name }, role);
    const length = derived.length + suffixLength;
    if (length <= NAME_LIMITS[kind]) return [];
    const suffix = suffixLength > 0 ? ` with its suffix of ${suffixLength}` : '';
    return [
      {
        at: 'project',
        got: `'${project}', which makes the name of the ${kind} '${derived}' ${length} characters long${suffix}`,
        allowed: `at most ${NAME_LIMITS[kind]} characters for the name of a ${kind}`,
        fix: `Shorten project or name: ${length - NAME_LIMITS[kind]} over the limit.`,
      },
    ];
  });
};

const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const CHARACTERS = /^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u;

/** Tags that stacks and constructs set; they would override a value of the environment. */
const OWN_TAGS = ['Name', 'Stack'];

/** The tag Environment is the name of the environment: cost reports and clean-up scripts use it. */
const environmentTag: Rule = ({ name, tags }) =>
  name === undefined || tags?.Environment === undefined || tags.Environment === name
    ? []
    : [
        {
          at: 'tags.Environment',
          got: show(tags.Environment),
          allowed: `${show(name)}, the name of the environment`,
          fix: 'Use the name of the environment.',
        },
      ];

/**
 * Keys and values of tags are within the limits of all AWS services.
 * @see Tagging AWS Resources and Tag Editor User Guide, "Tag naming limits and requirements"
 */
const tagLimits: Rule = ({ tags }) =>
  Object.entries(tags ?? {}).flatMap(([key, value]) => [...keyProblems(key), ...valueProblems(key, value)]);

function keyProblems(key: string): Problem[] {
  const problem = (allowed: string, fix: string): Problem[] => [
    { at: `tags.${key}`, got: `the key ${show(key)}`, allowed, fix },
  ];
  if (/^aws:/i.test(key))
    return problem('a key that does not start with aws:, which AWS reserves', 'Rename the tag.');
  if (OWN_TAGS.includes(key)) return problem(`a key other than ${OWN_TAGS.join(', ')}`, 'Remove the tag.');
  if (key.length === 0 || key.length > LONGEST_KEY || !CHARACTERS.test(key)) {
    return problem(`1 to ${LONGEST_KEY} letters, digits, spaces and _ . : / = + - @`, 'Rename the tag.');
  }
  return [];
}

const valueProblems = (key: string, value: string | undefined): Problem[] =>
  value === undefined || (value.length <= LONGEST_VALUE && CHARACTERS.test(value))
    ? []
    : [
        {
          at: `tags.${key}`,
          got: show(value),
          allowed: `at most ${LONGEST_VALUE} letters, digits, spaces and _ . : / = + - @`,
          fix: 'Shorten or correct the value.',
        },
      ];

/** Rules about names and tags. */
export const nameAndTagRules: readonly Rule[] = [nameLengths, environmentTag, tagLimits];
