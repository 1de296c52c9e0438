import { type PolicyStatement, policyDocument } from '../../modules/shared/policy-document';
import type { Parts } from './policy-parts';

/**
 * Characters of a customer managed policy, white space not counted.
 * @see IAM User Guide, "IAM and AWS STS quotas"
 */
export const POLICY_SIZE = 6144;

/** Managed policies that can be attached to a role, unless AWS raises the quota. */
const POLICIES_PER_ROLE = 10;

/** Placeholder for an account id that only Terraform knows, of the same length. */
const ACCOUNT_ID = '0'.repeat(12);

/**
 * Divides statements into policies that IAM accepts. A part that is too long continues in `<part>-2`; a statement
 * that is too long is divided into several with fewer actions each. A change in one part does not change the others.
 *
 * @param parts statements by the last word of their policy's name
 * @param accountId as it is written in the statements; a token counts as 12 digits
 * @returns statements of each policy, by the last words of its name
 * @throws Error when there are more policies than a role takes, or one action alone exceeds a policy
 */
export function packPolicies(parts: Parts, accountId: string): Parts {
  const fits = (statements: readonly PolicyStatement[]): boolean =>
    policySize(statements, accountId) <= POLICY_SIZE;
  const policies = Object.fromEntries(
    Object.entries(parts).flatMap(([part, statements]) =>
      fill(
        statements.flatMap((statement) => divide(statement, fits)),
        fits,
      ).map((policy, index) => [index === 0 ? part : `${part}-${index + 1}`, policy] as const),
    ),
  );
  const names = Object.keys(policies);
  if (names.length <= POLICIES_PER_ROLE) return policies;
  throw new Error(
    `A role takes ${POLICIES_PER_ROLE} policies, and these are ${names.length}: ${names.join(', ')}. Join grants on the same ` +
      'resources in terraform-state-bootstrap/permissions/, or join parts in ' +
      'terraform-state-bootstrap/roles/policy-parts.ts.',
  );
}

/** Characters that IAM counts in a policy of these statements. */
export const policySize = (statements: readonly PolicyStatement[], accountId: string): number =>
  policyDocument(...statements)
    .replaceAll(accountId, ACCOUNT_ID)
    .replaceAll(/\s/g, '').length;

type Fits = (statements: readonly PolicyStatement[]) => boolean;

function fill(statements: readonly PolicyStatement[], fits: Fits): PolicyStatement[][] {
  const policies: PolicyStatement[][] = [];
  for (const statement of statements) {
    const last = policies.at(-1);
    if (last && fits([...last, statement])) last.push(statement);
    else policies.push([statement]);
  }
  return policies;
}

/** Divides in halves, so that one more action moves few others to another statement. */
function divide(statement: PolicyStatement, fits: Fits, sid = statement.Sid): PolicyStatement[] {
  if (fits([{ ...statement, Sid: sid }])) return [{ ...statement, Sid: sid }];
  const actions = [statement.Action].flat();
  if (actions.length < 2) throw new Error(`${sid} names too many resources for one policy.`);
  const middle = Math.ceil(actions.length / 2);
  return [
    ...divide({ ...statement, Action: actions.slice(0, middle) }, fits, `${sid}A`),
    ...divide({ ...statement, Action: actions.slice(middle) }, fits, `${sid}B`),
  ];
}
