import type { Denial, Replay } from './replay';
import type { CountedRequest } from './requests';

/** `2200 requests of 4 roles, asked 9938 times: 2200 allowed` */
export function summaryOf({ evaluated, asked, denied, explicitlyDenied, neverUsed }: Replay): string {
  const roles = Object.keys(neverUsed).length;
  const kept = new Set(explicitlyDenied.map(({ action }) => action)).size;
  return (
    `${evaluated} requests of ${roles} roles, asked ${asked} times: ` +
    `${evaluated - denied.length - explicitlyDenied.length} allowed, ${denied.length} denied, ` +
    `${explicitlyDenied.length} refused on purpose (${kept} deletes of data)`
  );
}

/** What each role may do and nobody did: what to look at when permissions are to become fewer. */
export const describeNeverUsed = ({ neverUsed }: Replay): string =>
  Object.entries(neverUsed)
    .map(([stack, actions]) => `${stack}: ${actions.length} actions\n  ${actions.join(', ')}`)
    .join('\n');

/** One paragraph per stack and action: how often it was called, on what, and why it is refused. */
export function describeDenied(denied: readonly Denial[]): string {
  const paragraphs = new Map<string, Denial[]>();
  for (const denial of denied) {
    const key = `${denial.caller}  ${denial.action}  ${denial.reason}`;
    paragraphs.set(key, [...(paragraphs.get(key) ?? []), denial]);
  }
  return [...paragraphs.values()].map(paragraphOf).sort().join('\n\n');
}

function paragraphOf(denials: readonly Denial[]): string {
  const [{ caller, action, reason } = { caller: '', action: '', reason: '' }] = denials;
  return [`${caller}  ${action}`, `  ${reason}`, ...resourcesOf(denials)].join('\n');
}

/** One line per resource, with how often it was asked for. */
export function resourcesOf(requests: readonly CountedRequest[]): readonly string[] {
  const times = new Map<string, number>();
  for (const each of requests) times.set(each.resource, (times.get(each.resource) ?? 0) + each.times);
  return [...times].map(([resource, count]) => `  ${count} x ${resource}`);
}
