import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT_ID } from './emulator';
import type { TerraformJson } from './overrides';

/** What an operator writes into terraform.tfvars: values that only the owner of an account knows. */
const VALUES: Readonly<Record<string, unknown>> = {
  aws_account_id: ACCOUNT_ID,
};

/** Gives a stack the values of the variables it declares; one that needs a value and has none is an error. */
export function writeVariables(folder: string, { variable = {} }: TerraformJson): void {
  const declared = Object.entries(variable);
  const unknown = declared.filter(([name, { default: value }]) => value === undefined && !(name in VALUES));
  if (unknown.length > 0) {
    const names = unknown.map(([name]) => name).join(', ');
    throw new Error(`tests/e2e/variables.ts has no value for: ${names}.`);
  }
  const values = declared.flatMap(([name]) => (name in VALUES ? [[name, VALUES[name]]] : []));
  writeFileSync(join(folder, 'e2e.auto.tfvars.json'), JSON.stringify(Object.fromEntries(values), null, 2));
}
