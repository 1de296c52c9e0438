import { Token } from 'cdktf';
import type { z } from 'zod';
import { countProblems, formatProblems } from './problems';
import { type Issue, leafIssues, schemaProblems } from './schema-problems';

/**
 * Rejects props that their settings schema does not allow. Unresolved tokens pass: their values are unknown before
 * the plan. Props besides the settings also pass: they are the construct's wiring, which the compiler checks.
 *
 * @param where path of the construct, for the message
 * @throws Error that lists every problem
 */
export function assertSettings(schema: z.ZodType, value: unknown, where: string): void {
  const result = schema.safeParse(value, { jitless: true });
  if (result.success) return;
  const issues = leafIssues(result.error.issues).filter(
    (issue) => !isAboutToken(issue, value) && !isAboutWiring(issue),
  );
  if (issues.length === 0) return;
  const problems = schemaProblems(schema, value, issues).map((problem) => ({
    ...problem,
    at: [where, problem.at].filter(Boolean).join(': '),
  }));
  throw new Error(
    `${countProblems(problems.length)} in the settings of ${where}:\n\n${formatProblems(problems)}`,
  );
}

const isAboutWiring = (issue: Issue): boolean =>
  issue.code === 'unrecognized_keys' && issue.path.length === 0;

/** Whether the value of an issue, or a parent of it, is a token. */
function isAboutToken(issue: Issue, root: unknown): boolean {
  let value = root;
  if (isKnownLater(value)) return true;
  for (const key of issue.path) {
    value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
    if (isKnownLater(value)) return true;
  }
  return false;
}

/** A token, or a string with a Terraform expression. */
const isKnownLater = (value: unknown): boolean =>
  Token.isUnresolved(value) || (typeof value === 'string' && value.includes('${'));
