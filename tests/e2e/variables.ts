import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT_ID } from './emulator';
import type { TerraformJson } from './overrides';

/** Values of variables, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Tag of the images that every environment starts with. */
export const FIRST_TAG = '5c1d0e7';

/** Public zone that the environments' domains belong to. */
export const HOSTED_ZONE = 'example.com';

/** Domain of each environment. */
const DOMAINS: Readonly<Record<string, string>> = {
  prod: `learning.${HOSTED_ZONE}`,
  staging: `staging.learning.${HOSTED_ZONE}`,
};

/** Values in an environment's terraform.tfvars: image tags, and values of the AWS account. */
export const valuesOf = (environment: string): Values => ({
  aws_account_id: ACCOUNT_ID,
  ai_service_image_tag: FIRST_TAG,
  rails_api_image_tag: FIRST_TAG,
  domain_name: DOMAINS[environment],
  hosted_zone_name: HOSTED_ZONE,
});

/** Gives a stack the values of the variables it declares; one that needs a value and has none is an error. */
export function writeVariables(folder: string, { variable = {} }: TerraformJson, values: Values): void {
  const declared = Object.entries(variable);
  const unknown = declared.filter(
    ([name, { default: value }]) => value === undefined && values[name] === undefined,
  );
  if (unknown.length > 0) {
    const names = unknown.map(([name]) => name).join(', ');
    throw new Error(`tests/e2e/variables.ts has no value for: ${names}.`);
  }
  const given = declared.flatMap(([name]) => (name in values ? [[name, values[name]]] : []));
  writeFileSync(join(folder, 'e2e.auto.tfvars.json'), JSON.stringify(Object.fromEntries(given), null, 2));
}
