import { callerIdentity } from '../../../../ops/toolbox/aws/caller-identity';
import { refusal } from '../../../support/refusal';
import { answers, awsError, connectionError } from '../../support/aws-answers';

const refusalOf = (error: Error) => refusal(() => callerIdentity(answers(error)));

describe('The caller identity', () => {
  it('is the account and the ARN of the credentials', async () => {
    const sts = answers({
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/alice',
      UserId: 'A',
    });
    expect(await callerIdentity(sts)).toEqual({
      accountId: '123456789012',
      arn: 'arn:aws:iam::123456789012:user/alice',
    });
  });

  it('needs credentials', async () => {
    const error = awsError('CredentialsProviderError', 'Could not load credentials from any providers');
    expect(await refusalOf(error)).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'AWS credentials',
        '  got:     none',
        '  allowed: credentials of the account, from any source that the AWS SDK knows',
        '  fix:     Set AWS_PROFILE or sign in; check with `aws sts get-caller-identity`.',
      ].join('\n'),
    );
  });

  it.each([
    ['a session token', awsError('ExpiredToken')],
    ['a session token, in the words of the JSON services', awsError('ExpiredTokenException')],
    ['a signed-in session', awsError('CredentialsProviderError', 'The SSO session has expired.')],
  ])('needs credentials that have not expired: %s', async (_, error) => {
    expect(await refusalOf(error)).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'AWS credentials',
        '  got:     credentials that have expired',
        '  allowed: credentials of the account, from any source that the AWS SDK knows',
        '  fix:     Sign in again, for example with `aws sso login`; check with `aws sts get-caller-identity`.',
      ].join('\n'),
    );
  });

  it.each(['InvalidClientTokenId', 'SignatureDoesNotMatch'])(
    'needs credentials that AWS knows: %s',
    async (name) => {
      expect(await refusalOf(awsError(name))).toBe(
        [
          '1 problem; nothing was started:',
          '',
          'AWS credentials',
          `  got:     credentials that AWS rejects (${name})`,
          '  allowed: credentials of the account, from any source that the AWS SDK knows',
          '  fix:     Replace the access key, or set another AWS_PROFILE; check with `aws sts get-caller-identity`.',
        ].join('\n'),
      );
    },
  );

  it.each([
    ['ENOTFOUND', connectionError('ENOTFOUND')],
    ['ECONNREFUSED', connectionError('ECONNREFUSED')],
    ['TimeoutError', awsError('TimeoutError')],
  ])('needs a connection to AWS: %s', async (reason, error) => {
    expect(await refusalOf(error)).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'connection to AWS',
        `  got:     no answer (${reason})`,
        '  allowed: HTTPS connections to *.amazonaws.com',
        '  fix:     Check the network, the proxy (HTTPS_PROXY) and AWS_ENDPOINT_URL, then try again.',
      ].join('\n'),
    );
  });

  it('does not explain any other error: that one is a defect', async () => {
    const defect = awsError('InternalFailure');
    await expect(callerIdentity(answers(defect))).rejects.toBe(defect);
  });
});
