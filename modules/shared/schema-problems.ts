import type { z } from 'zod';
import { allowedValues, describeSchema, keysOf, type SettingSchema, schemaAt } from './allowed-values';
import { type Problem, pathOf, show } from './problems';
import { suggestion } from './suggestion';

/** An issue that a zod schema reports. */
export type Issue = z.core.$ZodIssue;

/**
 * Issues to report: if one alternative of a union matches except for a detail, that detail replaces the issue of the
 * whole union.
 */
export const leafIssues = (issues: readonly Issue[]): Issue[] => issues.flatMap(closestAlternative);

function closestAlternative(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isWhollyWrong = (nested: Issue) => nested.path.length === 0 && nested.code !== 'unrecognized_keys';
  const closest = issue.errors.find((alternative) => !alternative.some(isWhollyWrong));
  if (!closest) return [issue];
  return leafIssues(closest.map((nested) => ({ ...nested, path: [...issue.path, ...nested.path] })));
}

/** The value at a path; undefined if there is none. */
export const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
        ? (parent as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

/**
 * Problems for the issues of a schema in `input`; `at` is relative to `input`.
 */
export function schemaProblems(schema: z.ZodType, input: unknown, issues: readonly Issue[]): Problem[] {
  const described = describeSchema(schema);
  return leafIssues(issues).flatMap((issue) => problemsOf(issue, input, described));
}

function problemsOf(issue: Issue, input: unknown, described: SettingSchema): Problem[] {
  const place = schemaAt(described, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...issue.path, key], place ? keysOf(place) : []));
  }
  const parent = schemaAt(described, issue.path.slice(0, -1));
  if (issue.code === 'invalid_key' && parent?.propertyNames) {
    return [
      {
        at: pathOf(issue.path),
        got: `the key ${show(issue.path.at(-1))}`,
        allowed: allowedValues(parent.propertyNames),
        fix: 'Correct the key or remove it.',
      },
    ];
  }
  const got = valueAt(input, issue.path);
  return [
    {
      at: pathOf(issue.path),
      got: show(got),
      allowed: place ? allowedOptions(issue, place) : issue.message,
      fix: got === undefined ? 'Add it.' : 'Set an allowed value.',
    },
  ];
}

/** The discriminator of a union is a constant in each alternative; only the issue lists all of them. */
function allowedOptions(issue: Issue, place: SettingSchema): string {
  const options = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
  return options ? options.map((option) => JSON.stringify(option)).join(', ') : allowedValues(place);
}

function unknownKey(path: readonly PropertyKey[], known: readonly string[]): Problem {
  const key = String(path.at(-1));
  const similar = suggestion(key, known);
  return {
    at: pathOf(path),
    got: `the unknown key ${show(key)}`,
    allowed: known.length > 0 ? known.join(', ') : 'no further keys',
    fix: similar ? `Did you mean ${show(similar)}? Otherwise remove it.` : 'Remove it.',
  };
}
