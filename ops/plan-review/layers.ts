import type { ReviewedChange } from './review';

/** A review in two layers: what is read one by one, and what is only counted. */
export interface Layers {
  readonly detailed: readonly ReviewedChange[];
  /** Number of resources that are created, by type, the largest first. */
  readonly created: readonly (readonly [type: string, count: number])[];
}

/**
 * Divides the changes. A resource that is created is read one by one if it opens something, or if it decides who may do what
 * among what exists: where everything is new, nothing of that can be compared.
 */
export function layersOf(changes: readonly ReviewedChange[]): Layers {
  const isFirst = changes.every(({ action }) => action === 'create');
  const detailed = changes.filter(
    ({ action, exposure, security }) => action !== 'create' || exposure || (!isFirst && security),
  );
  const counts = new Map<string, number>();
  for (const { type } of changes.filter((change) => !detailed.includes(change))) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return { detailed, created: [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)) };
}
