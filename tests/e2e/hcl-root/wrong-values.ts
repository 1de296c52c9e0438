import assert from 'node:assert/strict';
import type { Values } from '../variables';
import type { HclRoot } from './hcl-root';

/** What a caller may get wrong, and what the plan says then. */
const WRONG: readonly { readonly values: Values; readonly refusal: RegExp }[] = [
  {
    values: { ai_service_cpu: 1024, ai_service_memory: 512 },
    refusal:
      /ai_service_memory_mib must be, with 1024 CPU units: 2048 to 8192 in steps of 1024 MiB; got 512\./,
  },
  {
    values: { db_instance_class: 'db.x9.huge' },
    refusal: /instance_class must be a class of db\.t3, .*got db\.x9\.huge\./,
  },
  { values: { redis_node_type: 'cache.huge' }, refusal: /node_type must be .*got cache\.huge\./ },
  { values: { db_allocated_storage: 'a lot' }, refusal: /a number is required/ },
  { values: { ecs_cluster_name: 'production' }, refusal: /ecs_cluster_name must end in -prod/ },
];

/** Wrong values stop the plan of the root that gives them, with the words of the module. */
export async function refuseWrongValues(root: HclRoot): Promise<string> {
  for (const { values, refusal } of WRONG) {
    assert.match(await root.expectRefused(values), refusal);
  }
  return `${WRONG.length} refused`;
}
