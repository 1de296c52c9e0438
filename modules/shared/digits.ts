import { Token } from 'cdktf';

/** A number as text. A number that is unknown at synthesis becomes a string token. */
export const digits = (value: number): string =>
  Token.isUnresolved(value) ? Token.asString(value) : String(value);
