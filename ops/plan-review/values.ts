import type { Change } from '../toolbox/plan-json';

/** What stands in the place of a value that must not be read. */
const SENSITIVE = '(sensitive)';

/** A value without what its mask marks as sensitive. */
export function withoutSensitive(value: unknown, mask: unknown): unknown {
  if (mask === true) return SENSITIVE;
  if (typeof value !== 'object' || value === null || typeof mask !== 'object' || mask === null) return value;
  const masks = mask as Readonly<Record<string, unknown>>;
  if (Array.isArray(value)) return value.map((item, index) => withoutSensitive(item, masks[String(index)]));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withoutSensitive(member, masks[name])]),
  );
}

/** Names of the attributes that an update or a replacement changes, and of those only known after the apply. */
export function changedAttributes({ before, after, after_unknown: unknown }: Change): string[] {
  if (!before || !after) return [];
  const unknowns = (unknown ?? {}) as Readonly<Record<string, unknown>>;
  return [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknowns)])]
    .filter((name) => holdsTrue(unknowns[name]) || comparable(before[name]) !== comparable(after[name]))
    .sort();
}

/** Nothing, no text, no members: providers read back one for the other. */
const EMPTY = ['null', '""', '[]', '{}'];

function comparable(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return EMPTY.includes(text) ? '' : text;
}

function holdsTrue(mask: unknown): boolean {
  if (typeof mask !== 'object' || mask === null) return mask === true;
  return Object.values(mask).some(holdsTrue);
}
