import { getReferencesInExpression } from '@cdktf/hcl2json';
import type { TerraformConfiguration } from '../support/terraform-configuration';
import type { Policy } from './policy';

/** Scopes of an expression that are no addresses. */
const NO_ADDRESS = /^(self|each|count|path|terraform|local)\./;

/** CDKTF writes a reference to whatever it is given; a stack that lacks the target fails only at plan. */
export const referencesResolve: Policy = {
  rule: 'every reference leads to something that the same stack declares',
  violations: async (stack) => {
    const declared = new Set([
      ...stack.addresses(),
      ...Object.keys(stack.json['variable'] ?? {}).map((name) => `var.${name}`),
      ...Object.entries<object>(stack.json['ephemeral'] ?? {}).flatMap(([type, named]) =>
        Object.keys(named).map((name) => `ephemeral.${type}.${name}`),
      ),
    ]);
    const references = await Promise.all(expressionsOf(stack.json).map(referencesIn));
    return [...new Set(references.flat())]
      .filter((reference) => !NO_ADDRESS.test(reference))
      .filter((reference) => !declared.has(addressOf(reference)))
      .map((reference) => `${reference} is not declared`);
  },
  compliant: {
    data: { aws_vpc: { main: {} } },
    resource: { aws_subnet: { a: { vpc_id: '${data.aws_vpc.main.id}' } } },
  },
  violating: { resource: { aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}' } } } },
};

function expressionsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('${') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(expressionsOf);
}

/** The parser is given a heredoc, where quotes outside of `${}` need no escaping, as in JSON. */
const referencesIn = async (expression: string): Promise<string[]> =>
  (await getReferencesInExpression('expression.tf', `<<EOF\n${expression}\nEOF\n`)).map(({ value }) => value);

/** `data.aws_vpc.main` of `data.aws_vpc.main.id`. */
function addressOf(reference: string): string {
  const parts = reference.split('.');
  return parts.slice(0, /^(data|ephemeral)$/.test(parts[0] ?? '') ? 3 : 2).join('.');
}

/** Addresses of one stack, for tests that compare stacks. */
export const referencesOf = async (stack: TerraformConfiguration): Promise<string[]> =>
  (await Promise.all(expressionsOf(stack.json).map(referencesIn))).flat();
