import type { Issue } from '../shared/schema-problems';
import type { DeepPartial } from './deep-types';
import type { Environment } from './schema';

/**
 * An environment without what its schema rejected. Rules across several settings look at what is left and say
 * nothing about what is missing, so that one mistake never hides another.
 */
export type Draft = DeepPartial<Environment>;

/** What is left of an input after everything that the schema complained about has been taken out. */
export function draftOf(input: unknown, issues: readonly Issue[]): Draft {
  const rejected = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  return (rejected.reduce(without, input) ?? {}) as Draft;
}

/**
 * A copy with nothing at the path. The key stays: a zone with an impossible name still counts as one of the
 * zones.
 */
function without(value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return undefined;
  const copy = { ...value } as Record<PropertyKey, unknown>;
  copy[key] = without(copy[key], rest);
  return copy;
}
