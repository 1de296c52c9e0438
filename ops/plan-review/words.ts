import { ACTIONS, type Action, type ReviewedChange } from './review';

/** What deserves a second look about a change, in words; empty for most. */
export function remarks({ loss, exposure, security, changedOutside }: ReviewedChange): string[] {
  return [
    ...(loss ? [`LOSS: ${loss}`] : []),
    ...(exposure ? [`OPEN: ${exposure}`] : []),
    ...(security ? [`security: ${security}`] : []),
    ...(changedOutside ? ['changed without Terraform'] : []),
  ];
}

/** Names of what changes; never a value. What forces a replacement is said apart. */
export function subjects({ action, attributes, forcedBy }: ReviewedChange): string {
  if (forcedBy.length > 0) return `because of ${forcedBy.join(', ')}`;
  return action === 'update' || action === 'replace' ? attributes.join(', ') : '';
}

/** `1 replace, 2 update`, or `no changes`. */
export function summary(changes: readonly ReviewedChange[]): string {
  const count = (action: Action) => changes.filter((change) => change.action === action).length;
  const counted = ACTIONS.map((action) => ({ action, number: count(action) })).filter(
    ({ number }) => number > 0,
  );
  return counted.map(({ action, number }) => `${number} ${action}`).join(', ') || 'no changes';
}
