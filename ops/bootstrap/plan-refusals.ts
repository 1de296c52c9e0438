import { UserError } from '../../modules/shared/user-error';
import type { Change, Plan, ResourceChange } from '../toolbox/plan-json';

/** Buckets and tables that were there before the bootstrap, by name. */
export interface Inherited {
  readonly buckets: readonly string[];
  readonly tables: readonly string[];
}

/** Something that a plan would do to an inherited bucket or table. */
export interface InheritedChange {
  /** `bucket bmo-learning-terraform-state` */
  readonly on: string;
  /** `update`, or `create` for a setting that it does not have yet. */
  readonly action: string;
  readonly address: string;
  /** `versioning: suspended -> enabled`, one text for each attribute that differs. */
  readonly differences: readonly string[];
}

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

/** Permissions: they go when no stack holds anything any more that needs them, and come back with the next plan. */
const PERMISSIONS = ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_role_policy_attachment'];

/** What a plan would destroy, be it to create it again, permissions apart: `delete aws_iam_role.x`. */
export const destructions = (plan: Plan): readonly string[] =>
  managed(plan)
    .filter(({ change, type }) => change.actions.includes('delete') && !PERMISSIONS.includes(type))
    .map(({ change, address }) => `${change.actions.length > 1 ? 'replace' : 'delete'} ${address}`);

/** What a plan would do to buckets and tables that were there before, settings that are added included. */
export const inheritedChanges = (plan: Plan, inherited: Inherited): readonly InheritedChange[] =>
  managed(plan).flatMap((resource) => {
    const { address, change } = resource;
    const action = change.actions.find((it) => it === 'update' || it === 'create');
    const on = inheritedBy(resource, inherited);
    if (!action || !on) return [];
    return [{ on, action, address, differences: differences(change) }];
  });

const managed = ({ resource_changes }: Plan): readonly ResourceChange[] =>
  resource_changes.filter(({ mode }) => mode === 'managed');

function inheritedBy({ type, change }: ResourceChange, { buckets, tables }: Inherited): string | undefined {
  const nameIn = (argument: string) => String(change.after?.[argument] ?? change.before?.[argument]);
  if (type.startsWith('aws_s3_bucket')) {
    const bucket = nameIn('bucket');
    return buckets.includes(bucket) ? `bucket ${bucket}` : undefined;
  }
  const table = nameIn('name');
  return type === 'aws_dynamodb_table' && tables.includes(table) ? `table ${table}` : undefined;
}

/** Attributes before and after; of something new those that have a value. */
function differences({ before, after, after_unknown }: Change): readonly string[] {
  const unknown = (after_unknown ?? {}) as Readonly<Record<string, unknown>>;
  const names = [
    ...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown)]),
  ];
  return names.flatMap((name) => {
    const was = text(before?.[name]);
    const becomes = name in unknown && !(name in (after ?? {})) ? '(known after apply)' : text(after?.[name]);
    if (was === becomes) return [];
    if (!before) return becomes === '(known after apply)' ? [] : [`${name}: ${becomes}`];
    return [`${name}: ${was} -> ${becomes}`];
  });
}

/** Empty and absent are the same: Terraform writes what is not set as null or as an empty list. */
const text = (value: unknown): string =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)
    ? 'nothing'
    : JSON.stringify(value);
