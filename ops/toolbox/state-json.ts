import { z } from 'zod';

const resource = z.object({
  address: z.string(),
  type: z.string(),
  values: z.record(z.string(), z.unknown()).default({}),
});

/**
 * What is read of `terraform show -json` of a state.
 * @see Terraform documentation, "JSON Output Format", "State Representation"
 */
export const stateSchema = z.object({
  /** Absent from a state that was never written. */
  values: z
    .object({
      outputs: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
      root_module: z.object({ resources: z.array(resource).default([]) }).default({ resources: [] }),
    })
    .default({ outputs: {}, root_module: { resources: [] } }),
});

export type State = z.infer<typeof stateSchema>;
