import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Policies, Policy } from './policy';

const root = join(__dirname, '..');

/** Files with policies: `rds.ts`, or several files in the folder of a service with many, `ecs/services.ts`. */
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('support'),
);

/** Every policy by its service and its name, `rds/encrypted-storage`: nobody has to list it. */
export const policies: ReadonlyMap<string, Policy> = files.sort().reduce((found, file) => {
  const [service] = file.split(/\.ts$|[\\/]/);
  const { policies } = require(join(root, file)) as { readonly policies: Policies };
  for (const [name, policy] of Object.entries(policies)) {
    const rule = `${service}/${name}`;
    if (found.has(rule)) throw new Error(`${file} defines ${rule}, which another file defines, too`);
    found.set(rule, policy);
  }
  return found;
}, new Map<string, Policy>());
