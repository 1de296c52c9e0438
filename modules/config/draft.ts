import type { DeepPartial } from '../shared/deep-types';
import type { Issue } from '../shared/schema-problems';
import type { Environment } from './schema';

/**
 * An environment without the values that its schema rejected. Rules across several settings check the rest and
 * ignore missing values, so one mistake never hides another.
 */
export type Draft = DeepPartial<Environment>;

/** The input without the values that the issues are about. */
export function draftOf(input: unknown, issues: readonly Issue[]): Draft {
  const rejected = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  return (rejected.reduce(without, input) ?? {}) as Draft;
}

/** A copy with undefined at the path. The key stays: a zone with an invalid name still counts as a zone. */
function without(value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return undefined;
  const copy = { ...value } as Record<PropertyKey, unknown>;
  copy[key] = without(copy[key], rest);
  return copy;
}
