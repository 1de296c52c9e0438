import { z } from 'zod';

const attributes = z.record(z.string(), z.unknown()).nullable();

/** What `terraform show -json` prints of a saved plan, as far as the command looks at it. */
export const planJson = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        mode: z.string(),
        type: z.string(),
        change: z.object({
          actions: z.array(z.string()),
          before: attributes,
          after: attributes,
          after_unknown: z.record(z.string(), z.unknown()).default({}),
        }),
      }),
    )
    .default([]),
});

export type Plan = z.infer<typeof planJson>;

type ResourceChange = Plan['resource_changes'][number];

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
function differences({ before, after, after_unknown: unknown }: ResourceChange['change']): readonly string[] {
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
