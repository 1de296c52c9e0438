import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { PreflightError } from '../preflight-error';
import { accessProblem } from './access-problem';
import { type Asks, stsClient } from './clients';

/** Whose credentials these are. */
export interface CallerIdentity {
  /** 12-digit id of the account. */
  readonly accountId: string;
  /** The user or the session of a role. */
  readonly arn: string;
}

/**
 * Asks AWS whose credentials these are; it needs no permission.
 * @param sts @default a client with the credentials that Terraform would find
 * @throws PreflightError without credentials, with expired or rejected ones, or without a way to AWS
 * @see AWS STS API Reference, "GetCallerIdentity"
 */
export async function callerIdentity(
  sts: Asks<ReturnType<typeof stsClient>> = stsClient(),
): Promise<CallerIdentity> {
  try {
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return { accountId: Account, arn: Arn };
  } catch (error) {
    const problem = accessProblem(error);
    throw problem ? new PreflightError([problem]) : error;
  }
}
