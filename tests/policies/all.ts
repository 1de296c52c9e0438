import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from './support/policy';

/** Folders of rules, one per service. */
const services = readdirSync(__dirname, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== 'support',
);

/** Every policy by its file, `rds/encrypted-storage`: a file in a folder is a rule, nobody has to list it. */
export const policies: ReadonlyMap<string, Policy> = new Map(
  services.flatMap(({ name: service }) =>
    readdirSync(join(__dirname, service)).map((file) => {
      const { policy } = require(join(__dirname, service, file)) as { readonly policy: Policy };
      return [`${service}/${file.replace(/\.ts$/, '')}`, policy] as const;
    }),
  ),
);
