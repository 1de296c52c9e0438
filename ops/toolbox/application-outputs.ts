import { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import type { State } from './state-json';

/** Outputs of the application that commands read; `stacks/application/outputs.ts` declares them. */
const schemas = {
  cluster_name: z.string(),
  public_url: z.url(),
  service_names: z.object({ ai: z.string(), rails: z.string(), sidekiq: z.string() }),
  migration_task: z.object({
    task_definition_arn: z.string(),
    subnet_ids: z.array(z.string()),
    security_group_id: z.string(),
  }),
} as const;

type Schemas = typeof schemas;

/**
 * The value of an output of the application.
 * @param stack name of the stack, for the message
 * @throws UserError when the state does not have it
 */
export function applicationOutput<Name extends keyof Schemas>(
  stack: string,
  { values }: State,
  name: Name,
): z.infer<Schemas[Name]> {
  const output = values.outputs[name];
  if (!output) {
    throw new UserError(
      `The state of ${stack} has no output ${name}: it was never applied, or with something left out.\n` +
        'Apply it first; docs/delivery.md says how.',
    );
  }
  return schemas[name].parse(output.value) as z.infer<Schemas[Name]>;
}
