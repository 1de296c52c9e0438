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

/** Errors of TLS: somebody between here and AWS answers with a certificate of their own. */
const UNTRUSTED = [
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
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
    const { AWS_PROFILE: profile } = process.env;
    const got = profile ? `none in the profile ${profile}` : 'none';
    return { ...CREDENTIALS, got, fix: `Set AWS_PROFILE or sign in; ${CHECK}` };
  }
  if (REJECTED.includes(name)) {
    const fix = `Replace the access key, or set another AWS_PROFILE; ${CHECK}`;
    return { ...CREDENTIALS, got: `credentials that AWS rejects (${name})`, fix };
  }
  const { code = '' } = error as NodeJS.ErrnoException;
  const { AWS_ENDPOINT_URL: endpoint } = process.env;
  const allowed = endpoint
    ? `an answer of AWS_ENDPOINT_URL, ${endpoint}`
    : 'HTTPS connections to *.amazonaws.com';
  const place = { at: 'connection to AWS', allowed };
  if (UNTRUSTED.includes(code)) {
    return {
      ...place,
      got: `a certificate that is not trusted (${code})`,
      fix: 'Behind a proxy that opens TLS, set NODE_EXTRA_CA_CERTS and AWS_CA_BUNDLE to its certificate.',
    };
  }
  const reason = [name, code].find((word) => UNREACHABLE.includes(word));
  if (!reason) return undefined;
  return {
    ...place,
    got: `no answer (${reason})`,
    fix: 'Check the network, the proxy (HTTPS_PROXY) and AWS_ENDPOINT_URL, then try again.',
  };
}
