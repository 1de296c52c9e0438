import { z } from 'zod';

const attributes = z.record(z.string(), z.unknown());

/** True where something is sensitive or unknown, in the shape of the value that it speaks of. */
const mask = z.unknown();

const change = z.object({
  actions: z.array(z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget'])),
  before: attributes.nullish(),
  after: attributes.nullish(),
  after_unknown: mask,
  before_sensitive: mask,
  after_sensitive: mask,
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  importing: z.object({ id: z.string().optional() }).optional(),
});

const resourceChange = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  /** Key of an object that is left over from a replacement that did not end. */
  deposed: z.string().optional(),
  change,
});

/**
 * What the review reads of `terraform show -json` of a saved plan.
 * @see Terraform documentation, "JSON Output Format", "Plan Representation"
 */
export const planSchema = z.object({
  format_version: z.string().regex(/^1\./),
  /** Planning ended in an error: the changes are those that Terraform had planned by then. */
  errored: z.boolean().default(false),
  resource_changes: z.array(resourceChange).default([]),
  output_changes: z.record(z.string(), z.object({ actions: change.shape.actions })).default({}),
  /** What differs from the state without Terraform's doing. */
  resource_drift: z.array(resourceChange).default([]),
});

export type Plan = z.infer<typeof planSchema>;
export type ResourceChange = z.infer<typeof resourceChange>;
export type Change = z.infer<typeof change>;

/** Attributes of a resource by name. */
export type Attributes = z.infer<typeof attributes>;
