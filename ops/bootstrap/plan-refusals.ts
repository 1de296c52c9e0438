import { UserError } from '../../modules/shared/user-error';
import { destructions, type Inherited, type InheritedChange, inheritedChanges, type Plan } from './plan';

/** What a plan may do. */
export interface Allowed {
  /** Whether buckets and tables that were there before may be changed. */
  readonly changeExisting: boolean;
  /** Buckets and tables that were there before. */
  readonly inherited: Inherited;
  /** Command that applies whatever Terraform plans. */
  readonly apply: string;
}

/**
 * Refuses a plan that destroys something, or that changes what was there before without being told to.
 * @throws UserError; nothing has been changed then
 */
export function requireHarmless(plan: Plan, { changeExisting, inherited, apply }: Allowed): void {
  const destroyed = destructions(plan);
  if (destroyed.length > 0) throw new UserError(destructionRefused(destroyed, apply));
  const changes = inheritedChanges(plan, inherited);
  if (changes.length > 0 && !changeExisting) throw new UserError(changeRefused(changes));
}

const destructionRefused = (destroyed: readonly string[], apply: string): string =>
  [
    'The plan would destroy something, and this command never does; nothing was changed:',
    ...destroyed.map((line) => `  ${line}`),
    'Find out why. If it has to be, let Terraform ask you, then run this command again:',
    `  ${apply}`,
  ].join('\n');

function changeRefused(changes: readonly InheritedChange[]): string {
  const places = [...new Set(changes.map(({ on }) => on))];
  return [
    `The plan would change what was there before this command; nothing was changed:`,
    ...places.flatMap((place) => [
      '',
      `${place}:`,
      ...changes.filter(({ on }) => on === place).flatMap(describe),
    ]),
    '',
    'Objects and items stay as they are. Whoever else uses these should know of it first. Then run the command',
    'again with --change-existing.',
  ].join('\n');
}

const describe = ({ action, address, differences }: InheritedChange): readonly string[] => [
  `  ${action === 'create' ? 'add' : action} ${address}`,
  ...differences.map((difference) => `    ${difference}`),
];
