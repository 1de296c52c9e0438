import { Token } from 'cdktf';

/** A number as text. One that is known at plan time only turns into text as a token, not as digits. */
export const digits = (value: number): string =>
  Token.isUnresolved(value) ? Token.asString(value) : String(value);
