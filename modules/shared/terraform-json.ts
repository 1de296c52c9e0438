import { Lazy, Token, Tokenization } from 'cdktf';

/** Marks a number that is unknown at synthesis while it is still text. */
const NUMBER = '@number:';

/** A Terraform expression in a string, including its braces; string literals inside may contain braces and quotes. */
const EXPRESSION = /\$\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}/g;

/**
 * JSON that stays valid after Terraform has evaluated its expressions, unless a value contains a quotation mark or a
 * backslash. `JSON.stringify` alone would escape quotation marks inside expressions, and would write cdktf's number
 * tokens as numbers.
 */
export const terraformJson = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => {
    if (typeof member === 'string') return member.replaceAll(EXPRESSION, hidden);
    if (typeof member !== 'number' || !Token.isUnresolved(member)) return member;
    return `${NUMBER}${Token.asString(Tokenization.reverseNumber(member))}`;
  }).replaceAll(new RegExp(`"${NUMBER}([^"]+)"`, 'g'), '$1');

/** A token for an expression; cdktf replaces it with the expression when it writes the JSON. */
const hidden = (expression: string): string =>
  Token.isUnresolved(expression) ? expression : Lazy.stringValue({ produce: () => expression });
