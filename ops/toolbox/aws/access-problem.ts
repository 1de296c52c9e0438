import type { Problem } from '../../../modules/shared/problems';

const CREDENTIALS = {
  at: 'AWS credentials',
  allowed: 'credentials of the account, from any source that the AWS SDK knows',
} as const;

const CHECK = 'check with `aws sts get-caller-identity`.';

/** Errors of AWS services about credentials. */
const EXPIRED = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'];
const REJECTED = [
  'AuthFailure',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
];

/** Errors of the SDK when it finds no credentials. */
const NOT_FOUND = ['CredentialsProviderError', 'TokenProviderError'];

/** Errors of a connection that failed. */
const UNREACHABLE = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'TimeoutError',
];

/**
 * What an error of the AWS SDK says about the credentials or the connection to AWS; undefined for any other
 * error.
 * @see AWS SDKs and Tools Reference Guide, "Standardized credential providers"
 */
export function accessProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message } = error;
  if (EXPIRED.includes(name) || (NOT_FOUND.includes(name) && /expired/i.test(message))) {
    const fix = `Sign in again, for example with \`aws sso login\`; ${CHECK}`;
    return { ...CREDENTIALS, got: 'credentials that have expired', fix };
  }
  if (NOT_FOUND.includes(name)) {
    return { ...CREDENTIALS, got: 'none', fix: `Set AWS_PROFILE or sign in; ${CHECK}` };
  }
  if (REJECTED.includes(name)) {
    const fix = `Replace the access key, or set another AWS_PROFILE; ${CHECK}`;
    return { ...CREDENTIALS, got: `credentials that AWS rejects (${name})`, fix };
  }
  const reason = [name, (error as NodeJS.ErrnoException).code].find((word) =>
    UNREACHABLE.includes(word ?? ''),
  );
  if (!reason) return undefined;
  return {
    at: 'connection to AWS',
    got: `no answer (${reason})`,
    allowed: 'HTTPS connections to *.amazonaws.com',
    fix: 'Check the network, the proxy (HTTPS_PROXY) and AWS_ENDPOINT_URL, then try again.',
  };
}
