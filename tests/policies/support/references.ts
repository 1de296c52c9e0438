import { getReferencesInExpression } from '@cdktf/hcl2json';
import type { TerraformConfiguration } from '../../support/terraform-configuration';

/** Every reference in a stack, such as `data.aws_vpc.main.id`. */
export const referencesOf = async (stack: TerraformConfiguration): Promise<string[]> =>
  (await Promise.all([...new Set(expressionsOf(stack.json))].map(referencesIn))).flat();

function expressionsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('${') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(expressionsOf);
}

/** Stacks share most expressions: each is parsed once. */
const parsed = new Map<string, Promise<string[]>>();

function referencesIn(expression: string): Promise<string[]> {
  const known = parsed.get(expression) ?? parse(expression);
  parsed.set(expression, known);
  return known;
}

/** The parser is given a heredoc, where quotes outside of `${}` need no escaping, as in JSON. */
const parse = async (expression: string): Promise<string[]> =>
  (await getReferencesInExpression('expression.tf', `<<EOF\n${expression}\nEOF\n`)).map(({ value }) => value);
