import assert from 'node:assert/strict';
import type { Values } from '../variables';
import type { HclRoot } from './hcl-root';

/** What a caller may get wrong, as far as one plan can tell it, and what it says then. */
const WRONG: readonly { readonly values: Values; readonly refusals: readonly RegExp[] }[] = [
  {
    values: {
      ai_service_cpu: 1024,
      ai_service_memory: 512,
      db_instance_class: 'db.x9.huge',
      redis_node_type: 'cache.huge',
    },
    refusals: [
      /ai_service_memory_mib must be, with 1024 CPU units: 2048 to 8192 in steps of 1024 MiB; got 512\./,
      /instance_class must be a class of db\.t3, .*got db\.x9\.huge\./,
      /node_type must be a node type of the families cache\.t3, .*got cache\.huge\./,
    ],
  },
  { values: { db_allocated_storage: 'a lot' }, refusals: [/a number is required/] },
  { values: { ecs_cluster_name: 'production' }, refusals: [/ecs_cluster_name must end in -prod/] },
];

/** Wrong values stop the plan of the root that gives them, with the words of the module. */
export async function refuseWrongValues(root: HclRoot): Promise<string> {
  for (const { values, refusals } of WRONG) {
    const output = await root.expectRefused(values);
    for (const refusal of refusals) assert.match(output, refusal);
  }
  return `${WRONG.flatMap(({ refusals }) => refusals).length} refused`;
}
