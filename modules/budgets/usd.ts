import { Token } from 'cdktf';

/** An amount as text; one that is known at plan time only turns into text as a token, not as digits. */
export const amount = (usd: number): string => (Token.isUnresolved(usd) ? Token.asString(usd) : String(usd));
