import { parse } from 'yaml';
import { z } from 'zod';

const values = z.record(z.string(), z.unknown()).default({});

const step = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
  with: values,
  env: values,
});

const job = z.object({
  'runs-on': z.string(),
  'timeout-minutes': z.number().optional(),
  environment: z.string().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  strategy: z.object({ matrix: z.record(z.string(), z.array(z.string())) }).optional(),
  env: values,
  steps: z.array(step),
});

const workflow = z.object({
  on: values,
  permissions: z.record(z.string(), z.string()).optional(),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.unknown() }).optional(),
  env: values,
  jobs: z.record(z.string(), job),
});

const action = z.object({
  inputs: z
    .record(z.string(), z.object({ required: z.boolean().default(false), default: z.string().optional() }))
    .default({}),
  outputs: values,
  runs: z.object({ using: z.literal('composite'), steps: z.array(step) }),
});

export type Step = z.infer<typeof step>;
export type Job = z.infer<typeof job>;

export const parseWorkflow = (text: string) => workflow.parse(parse(text));
export const parseAction = (text: string) => action.parse(parse(text));
