import type { Problem } from '../../../modules/shared/problems';

const CREDENTIALS = {
  at: 'AWS credentials',
  allowed: 'credentials of the account, from any source that the AWS SDK knows',
} as const;

const CHECK = 'check with `aws sts get-caller-identity`.';

/** Errors of services, by what they say about the credentials. */
const EXPIRED = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'];
const REJECTED = [
  'AuthFailure',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
];

/** Errors of the SDK before it asks anybody. */
const NOT_FOUND = ['CredentialsProviderError', 'TokenProviderError'];

/** Errors of connections that never were. */
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
 * What an error of the AWS SDK says about the credentials or the way to AWS, whatever was asked; nothing when it
 * is about what was asked.
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
    at: 'way to AWS',
    got: `no answer (${reason})`,
    allowed: 'HTTPS connections to *.amazonaws.com',
    fix: 'Check the network, the proxy (HTTPS_PROXY) and AWS_ENDPOINT_URL, then try again.',
  };
}
