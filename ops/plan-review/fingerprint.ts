import { createHash } from 'node:crypto';
import type { Plan, ResourceChange } from '../toolbox/plan-json';
import { changedAttributes, withoutSensitive } from './values';

/**
 * SHA-256, in hexadecimal, of what a plan would change. Two plans with the same fingerprint do the same: a plan that
 * somebody approved can be made again where it is applied, instead of being carried there with every sensitive
 * value that it holds. Sensitive values are no part of it, only that they change: a hash of a short one could be
 * guessed. Neither is what a resource says of itself without being changed, such as the time of its last backup.
 */
export function fingerprint(plan: Plan): string {
  const resources = plan.resource_changes
    .filter(({ mode }) => mode === 'managed')
    .map(essence)
    .filter(({ actions, importing, moved }) => !actions.every(isNothing) || importing || moved)
    .sort((a, b) => compare(a.address, b.address) || compare(a.deposed ?? '', b.deposed ?? ''));
  const outputs = Object.entries(plan.output_changes)
    .filter(([, { actions }]) => !actions.every(isNothing))
    .map(([name, { actions }]) => [name, actions] as const)
    .sort(([a], [b]) => compare(a, b));
  return createHash('sha256')
    .update(JSON.stringify(sorted({ resources, outputs })))
    .digest('hex');
}

const isNothing = (action: string): boolean => action === 'no-op' || action === 'read';

/** By code unit: the same on every machine, whatever its locale. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function essence({ address, previous_address: moved, deposed, change }: ResourceChange) {
  const { actions, before, after, after_unknown: unknown, importing } = change;
  const visible = {
    before: withoutSensitive(before, change.before_sensitive) as Record<string, unknown> | null | undefined,
    after: withoutSensitive(after, change.after_sensitive) as Record<string, unknown> | null | undefined,
  };
  const changed = changedAttributes(change).map((name) => [
    name,
    visible.before?.[name],
    visible.after?.[name],
    (unknown as Record<string, unknown> | undefined)?.[name],
  ]);
  const created = !before && after ? { values: visible.after, unknown } : undefined;
  return { address, moved, deposed, actions, importing, changed, created };
}

/** The same value with the members of its objects in alphabetical order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compare(a, b))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
