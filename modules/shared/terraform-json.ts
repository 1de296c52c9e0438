import { Lazy, Token, Tokenization } from 'cdktf';

/** A number that only Terraform knows, while it is still text. */
const NUMBER = '@number:';

/** A Terraform expression in a text, braces and quotes included; texts inside of it may hold either. */
const EXPRESSION = /\$\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}/g;

/**
 * JSON that is still JSON once Terraform has put values in the place of expressions, as far as no value holds a
 * quotation mark or a backslash. `JSON.stringify` alone would escape the quotation marks inside of an expression,
 * and would write a number that only Terraform knows as the number that stands for it in cdktf.
 */
export const terraformJson = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => {
    if (typeof member === 'string') return member.replaceAll(EXPRESSION, hidden);
    if (typeof member !== 'number' || !Token.isUnresolved(member)) return member;
    return `${NUMBER}${Token.asString(Tokenization.reverseNumber(member))}`;
  }).replaceAll(new RegExp(`"${NUMBER}([^"]+)"`, 'g'), '$1');

/** A token in the place of an expression: cdktf puts the expression back when the JSON is written. */
const hidden = (expression: string): string =>
  Token.isUnresolved(expression) ? expression : Lazy.stringValue({ produce: () => expression });
