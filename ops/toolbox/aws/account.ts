import type { Problem } from '../../../modules/shared/problems';
import { PreflightError } from '../preflight-error';
import type { CallerIdentity } from './caller-identity';

/** The account that may be touched. */
export interface ExpectedAccount {
  /** 12-digit id of the account. */
  readonly accountId: string;
  /** Who says so, such as `aws_account_id in environments/prod.foundation.tfvars`. */
  readonly saidBy: string;
}

/** What is wrong when the credentials belong to another account than the expected one. */
export const accountProblem = (actual: CallerIdentity, expected: ExpectedAccount): Problem | undefined =>
  actual.accountId === expected.accountId
    ? undefined
    : {
        at: 'AWS account',
        got: `${actual.accountId}, as ${actual.arn}`,
        allowed: `${expected.accountId}, says ${expected.saidBy}`,
        fix: 'Use credentials of that account, for example with AWS_PROFILE, or correct the id.',
      };

/**
 * Refuses credentials of another account.
 * @throws PreflightError
 */
export function requireAccount(actual: CallerIdentity, expected: ExpectedAccount): void {
  const problem = accountProblem(actual, expected);
  if (problem) throw new PreflightError([problem]);
}
