import { join } from 'node:path';
import { readCalls } from './aws-call';
import { replayCalls } from './replay';
import { describeDenied, describeNeverUsed, resourcesOf, summaryOf } from './report';
import { readRoles } from './role-policies';

/**
 * The roles of the bootstrap allow every call that Terraform's provider and backend made in a run, but none by
 * which production would lose data.
 *
 * @param folder folder of the run, with the `aws-calls.jsonl` of {@link startEmulator}
 * @param bootstrapJson path of the bootstrap's synthesized `cdk.tf.json`
 * @returns how many requests were evaluated, and how, in a line; and what is allowed that was never called
 * @throws Error that lists every call that is denied, and every loss that is not; or that a call cannot be evaluated
 */
export async function expectRolesAllowCalls(folder: string, bootstrapJson: string) {
  const replay = await replayCalls(readCalls(join(folder, 'aws-calls.jsonl')), readRoles(bootstrapJson));
  const { denied, unguarded, evaluated } = replay;
  if (evaluated === 0) throw new Error(`${folder} has no calls of our stacks: nothing was evaluated.`);
  if (denied.length > 0) {
    throw new Error(`The roles do not allow what Terraform calls:\n\n${describeDenied(denied)}`);
  }
  if (unguarded.length > 0) {
    const actions = [...new Set(unguarded.map(({ caller, action }) => `${caller}  ${action}`))].join('\n');
    throw new Error(
      `The roles allow production to lose data:\n\n${actions}\n${resourcesOf(unguarded).join('\n')}`,
    );
  }
  return { summary: summaryOf(replay), neverUsed: describeNeverUsed(replay) };
}
