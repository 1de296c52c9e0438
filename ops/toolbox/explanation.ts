import { basename } from 'node:path';
import { formatProblems, type Problem } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';
import { accessProblem } from './aws/access-problem';
import { httpStatus } from './aws/client-config';
import { failedCall } from './aws/failed-call';

/**
 * Why something failed, for the person who started it: what somebody can correct, and every failure of AWS. This is the
 * only place that translates errors of AWS; whoever catches one to say more throws a UserError.
 * @returns undefined for a bug of ours
 */
export function explanationOf(error: unknown): string | undefined {
  if (error instanceof UserError) return error.message;
  return problemText(accessProblem(error) ?? awsProblem(error));
}

/** What AWS refused or could not do; undefined for an error that is not of AWS. */
export function awsProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !isOfAws(error)) return undefined;
  const { name, message } = error;
  const call = failedCall(error);
  const at = call ? `AWS API call ${call}` : 'AWS API call';
  const got = message && message !== name ? `${name}: ${message}` : name;
  if (isDenied(error)) {
    const action = /not authorized to perform:? ([\w-]+:\w+)/.exec(message)?.[1];
    return {
      at: action ? `permission ${action}` : at,
      got,
      allowed: `credentials that may ${action ? `use ${action}` : 'make this call'}`,
      fix: 'Use credentials of a role that has it, for example with AWS_PROFILE; docs/terraform-roles.md lists the roles.',
    };
  }
  if (isThrottled(error)) {
    return {
      at,
      got: `${got} (after ${attemptsOf(error)})`,
      allowed: 'fewer requests at a time',
      fix: 'Wait a minute and run the command again; AWS_MAX_ATTEMPTS=12 tries longer.',
    };
  }
  if ((httpStatus(error) ?? 0) >= 500) {
    return {
      at,
      got: `${got} (after ${attemptsOf(error)})`,
      allowed: 'an answer',
      fix: 'AWS failed. Look at https://health.aws.amazon.com/health/status, then run the command again.',
    };
  }
  return {
    at,
    got,
    allowed: 'a request that AWS accepts',
    fix: 'Correct what AWS names, then run the command again.',
  };
}

/** Every error that the SDK makes of an answer has these. */
const isOfAws = (error: Error): boolean => '$fault' in error || '$metadata' in error;

const isDenied = (error: Error): boolean =>
  /^(AccessDenied|UnauthorizedOperation|AuthorizationError|NotAuthorized|Forbidden)/.test(error.name) ||
  httpStatus(error) === 403;

/** @see AWS SDKs and Tools Reference Guide, "Retry behavior" */
const isThrottled = (error: Error): boolean =>
  /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|BandwidthLimitExceeded|ThroughputExceeded/.test(
    error.name,
  ) || httpStatus(error) === 429;

const attemptsOf = (error: Error): string => {
  const { attempts = 1 } = (error as { readonly $metadata?: { readonly attempts?: number } }).$metadata ?? {};
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`;
};

/** What Terraform says about credentials and connections, and the error of the SDK that means the same. */
const SAID_BY_TERRAFORM: readonly (readonly [RegExp, string])[] = [
  [/ExpiredToken|RequestExpired|(?:token|session)[^.]* (?:has|is) expired/i, 'ExpiredToken'],
  [/InvalidClientTokenId/, 'InvalidClientTokenId'],
  [/SignatureDoesNotMatch/, 'SignatureDoesNotMatch'],
  [/UnrecognizedClientException/, 'UnrecognizedClientException'],
  [/connection refused/, 'ECONNREFUSED'],
  [/no such host/, 'ENOTFOUND'],
  [/i\/o timeout|TLS handshake timeout|deadline exceeded/, 'ETIMEDOUT'],
  [/No valid credential sources|failed to refresh cached credentials/, 'CredentialsProviderError'],
];

/**
 * That Terraform was never prepared in a folder. Its own words advise options of `init` that would move a state.
 * @param words what it printed to standard error
 * @param folder folder of a stack
 */
export function notPrepared(words: string, folder: string): string | undefined {
  if (!/Backend initialization required|Required plugins are not installed|terraform init/.test(words))
    return undefined;
  const [environment, role] = basename(folder).split('-').slice(-2);
  return formatProblems([
    {
      at: folder,
      got: 'a folder that Terraform has not been prepared in',
      allowed: 'one with a backend and providers',
      fix: `Prepare it, which changes nothing in AWS: npx bmo tf ${environment} plan ${role}`,
    },
  ]);
}

/**
 * Why Terraform failed, to stand before its own words; undefined when those have to be enough.
 * @param words what it printed to standard error
 */
export function explanationOfTerraform(words: string): string | undefined {
  const text = words.replace(/\s+/g, ' ');
  const name = SAID_BY_TERRAFORM.find(([pattern]) => pattern.test(text))?.[1];
  if (name) return problemText(accessProblem(Object.assign(new Error(), { name })));
  const message = /not authorized to perform:? [\w-]+:\w+/.exec(text)?.[0];
  if (!message && !/AccessDenied/.test(text)) return undefined;
  return problemText(awsProblem(Object.assign(new Error(message), { name: 'AccessDenied', $metadata: {} })));
}

const problemText = (problem: Problem | undefined): string | undefined =>
  problem && formatProblems([problem]);
