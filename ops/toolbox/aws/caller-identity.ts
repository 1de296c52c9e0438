import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Problem } from '../../../modules/shared/problems';
import { PreflightError } from '../preflight-error';
import { accessProblem } from './access-problem';
import type { Sender } from './client-config';
import { stsClient } from './clients';

/** Identity of the credentials. */
export interface CallerIdentity {
  /** 12-digit id of the account. */
  readonly accountId: string;
  /** The user or the session of a role. */
  readonly arn: string;
}

/**
 * Asks AWS for the identity of the credentials; needs no permission.
 * @param sts @default a client with the credentials that Terraform would find
 * @throws PreflightError without credentials, with expired or rejected ones, or without a connection to AWS
 * @see AWS STS API Reference, "GetCallerIdentity"
 */
export async function callerIdentity(
  sts: Sender<ReturnType<typeof stsClient>> = stsClient(),
): Promise<CallerIdentity> {
  try {
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return { accountId: Account, arn: Arn };
  } catch (error) {
    const problem = accessProblem(error);
    throw problem ? new PreflightError([problem]) : error;
  }
}

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
