import { Fn, Op, propertyAccess, TerraformLocal, Token } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Share of a product in percent, rounded down. Terraform calculates it where it alone knows one of the numbers: in
 * JavaScript, such a number stands for its token and means nothing.
 */
export function shareOf(percent: number, ...factors: readonly number[]): number {
  const isKnown = [percent, ...factors].every((value) => !Token.isUnresolved(value));
  if (isKnown) return Math.floor((factors.reduce((product, factor) => product * factor, 1) * percent) / 100);
  const product = factors.reduce<number>((one, other) => Token.asNumber(Op.mul(one, other)), percent);
  return Token.asNumber(Fn.floor(Token.asNumber(Op.div(product, 100))));
}

/**
 * What a table says about a name, undefined if nothing. Where Terraform alone knows the name, a local value looks it
 * up; the table then has it, which is for the caller to see to.
 * @param id what is looked up: the name of the local value
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
