import { Fn, Op, propertyAccess, TerraformLocal, Token } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Share of a product in percent, rounded down. If a number is unknown at synthesis, Terraform calculates the
 * result: in JavaScript such a number is only a token.
 */
export function shareOf(percent: number, ...factors: readonly number[]): number {
  const isKnown = [percent, ...factors].every((value) => !Token.isUnresolved(value));
  if (isKnown) return Math.floor((factors.reduce((product, factor) => product * factor, 1) * percent) / 100);
  const product = factors.reduce<number>((one, other) => Token.asNumber(Op.mul(one, other)), percent);
  return Token.asNumber(Fn.floor(Token.asNumber(Op.div(product, 100))));
}

/** A number less another one; Terraform calculates it if the first is unknown at synthesis. */
export const less = (value: number, by: number): number =>
  Token.isUnresolved(value) ? Token.asNumber(Op.sub(value, by)) : value - by;

/**
 * Looks up a name in a table; undefined if it is missing. If the name is unknown at synthesis, a local value looks
 * it up in Terraform; the caller then makes sure that the table has it.
 * @param id name of the local value
 */
export function lookUp(
  scope: Construct,
  id: string,
  table: ReadonlyMap<string, number>,
  name: string,
): number | undefined {
  if (!Token.isUnresolved(name)) return table.get(name);
  return new TerraformLocal(scope, id, propertyAccess(Object.fromEntries(table), [name])).asNumber;
}
