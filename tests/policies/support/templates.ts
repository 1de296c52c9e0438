import type { Block } from '../../support/terraform-configuration';

/** A text between quotes, or an expression without any. */
const TOKEN = /"(?:\\.|\$\{[^}]*\}|[^"\\])*"|\$\{[^}]*\}/g;

/**
 * JSON in which Terraform still fills in expressions: a number that is known at plan time stands there without
 * quotes, and an expression may hold some. Undefined where it is something else.
 */
export function readTemplate(text: unknown): Block | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text.replace(TOKEN, quoted));
  } catch {
    return undefined;
  }
}

const quoted = (token: string): string =>
  token.startsWith('"')
    ? token.replace(/\$\{[^}]*\}/g, (expression) => expression.replace(/(?<!\\)"/g, '\\"'))
    : JSON.stringify(token);
