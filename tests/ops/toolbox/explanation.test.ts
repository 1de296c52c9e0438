import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '../../../modules/shared/user-error';
import { awsClient } from '../../../ops/toolbox/aws/clients';
import { explanationOf, explanationOfTerraform, notPrepared } from '../../../ops/toolbox/explanation';
import { awsError, connectionError } from '../support/aws-answers';

const USER = 'User: arn:aws:iam::123456789012:user/alice';
const DENIED = `${USER} is not authorized to perform: ecs:DescribeServices on resource: x`;

describe('A failure', () => {
  it.each([
    ['something to correct', new UserError('It is locked.'), 'It is locked.'],
    [
      'no credentials',
      awsError('CredentialsProviderError', 'Could not load credentials from any providers'),
      'AWS credentials\n' +
        '  got:     none\n' +
        '  allowed: credentials of the account, from any source that the AWS SDK knows\n' +
        '  fix:     Set AWS_PROFILE or sign in; check with `aws sts get-caller-identity`.',
    ],
    [
      'an expired token',
      awsError('ExpiredTokenException', 'The security token included in the request is expired', 400),
      'AWS credentials\n' +
        '  got:     credentials that have expired\n' +
        '  allowed: credentials of the account, from any source that the AWS SDK knows\n' +
        '  fix:     Sign in again, for example with `aws sso login`; check with `aws sts get-caller-identity`.',
    ],
    [
      'an endpoint that cannot be reached',
      connectionError('ECONNREFUSED'),
      'connection to AWS\n' +
        '  got:     no answer (ECONNREFUSED)\n' +
        '  allowed: HTTPS connections to *.amazonaws.com\n' +
        '  fix:     Check the network, the proxy (HTTPS_PROXY) and AWS_ENDPOINT_URL, then try again.',
    ],
    [
      'a certificate that is not trusted',
      connectionError('SELF_SIGNED_CERT_IN_CHAIN'),
      'connection to AWS\n' +
        '  got:     a certificate that is not trusted (SELF_SIGNED_CERT_IN_CHAIN)\n' +
        '  allowed: HTTPS connections to *.amazonaws.com\n' +
        '  fix:     Behind a proxy that opens TLS, set NODE_EXTRA_CA_CERTS and AWS_CA_BUNDLE to its certificate.',
    ],
    [
      'a missing permission',
      awsError('AccessDeniedException', DENIED, 400),
      'permission ecs:DescribeServices\n' +
        `  got:     AccessDeniedException: ${DENIED}\n` +
        '  allowed: credentials that may use ecs:DescribeServices\n' +
        '  fix:     Use credentials of a role that has it, for example with AWS_PROFILE; docs/terraform-roles.md lists ' +
        'the roles.',
    ],
    [
      'a refusal that names no permission',
      awsError('AccessDenied', 'Access Denied', 403),
      'AWS API call\n' +
        '  got:     AccessDenied: Access Denied\n' +
        '  allowed: credentials that may make this call\n' +
        '  fix:     Use credentials of a role that has it, for example with AWS_PROFILE; docs/terraform-roles.md lists ' +
        'the roles.',
    ],
    [
      'a failure of AWS itself',
      awsError('InternalFailure', '', 500),
      'AWS API call\n' +
        '  got:     InternalFailure (after 1 attempt)\n' +
        '  allowed: an answer\n' +
        '  fix:     AWS failed. Look at https://health.aws.amazon.com/health/status, then run the command again.',
    ],
    [
      'a request that AWS rejects',
      awsError('ClusterNotFoundException', 'Cluster not found.', 400),
      'AWS API call\n' +
        '  got:     ClusterNotFoundException: Cluster not found.\n' +
        '  allowed: a request that AWS accepts\n' +
        '  fix:     Correct what AWS names, then run the command again.',
    ],
  ])('that is %s is explained', (_, error, explanation) => {
    expect(explanationOf(error)).toBe(explanation);
  });

  it("of a profile or an endpoint of one's own names it", () => {
    process.env['AWS_PROFILE'] = 'bmo';
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
    try {
      expect(explanationOf(awsError('CredentialsProviderError'))).toContain(
        'got:     none in the profile bmo\n',
      );
      expect(explanationOf(connectionError('ECONNREFUSED'))).toContain(
        'allowed: an answer of AWS_ENDPOINT_URL, http://127.0.0.1:9\n',
      );
    } finally {
      delete process.env['AWS_PROFILE'];
      delete process.env['AWS_ENDPOINT_URL'];
    }
  });

  it('that is a bug is not explained away', () => {
    expect(explanationOf(new TypeError('x is not a function'))).toBeUndefined();
    expect(explanationOf('a text')).toBeUndefined();
  });
});

describe('A failure of Terraform', () => {
  const FOLDER = 'cdktf.out/stacks/bmo-learning-prod-application';
  it('for want of an init says which command does one, instead of options that move a state', () => {
    const words =
      'Error: Backend initialization required, please run "terraform init"\n\nReason: Initial configuration';
    expect(notPrepared(words, FOLDER)).toBe(
      `${FOLDER}\n` +
        '  got:     a folder that Terraform has not been prepared in\n' +
        '  allowed: one with a backend and providers\n' +
        '  fix:     Prepare it, which changes nothing in AWS: npx bmo tf prod plan application',
    );
  });

  it.each([
    ['Error: No valid credential sources found', /^AWS credentials\n {2}got: {5}none\n/],
    [
      'operation error STS: GetCallerIdentity, https response error StatusCode: 403, ExpiredToken: The security token\n' +
        'included in the request is expired',
      /^AWS credentials\n {2}got: {5}credentials that have expired\n/,
    ],
    [
      'api error InvalidClientTokenId: The security token included in the request is invalid.',
      /^AWS credentials\n {2}got: {5}credentials that AWS rejects \(InvalidClientTokenId\)\n/,
    ],
    [
      'dial tcp 127.0.0.1:9: connect: connection refused',
      /^connection to AWS\n {2}got: {5}no answer \(ECONNREFUSED\)\n/,
    ],
    [
      'AccessDenied: User: arn:aws:iam::1:user/a is not authorized to\nperform: s3:GetObject on resource: x',
      /^permission s3:GetObject\n {2}got: {5}AccessDenied: not authorized to perform: s3:GetObject\n/,
    ],
  ])('that says "%s" is explained', (words, explanation) => {
    expect(explanationOfTerraform(words)).toMatch(explanation);
  });

  it('that says something else is left to its own words', () => {
    expect(explanationOfTerraform('Error: Unsupported argument')).toBeUndefined();
    expect(notPrepared('Error: Unsupported argument', FOLDER)).toBeUndefined();
  });
});

describe('A client of AWS', () => {
  const names = ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_MAX_ATTEMPTS'];
  const before = names.map((name) => [name, process.env[name]] as const);
  let server: Server;
  let requests = 0;

  beforeEach((done) => {
    server = createServer((_, response) => {
      requests += 1;
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' }));
    }).listen(0, '127.0.0.1', () => {
      Object.assign(process.env, {
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_MAX_ATTEMPTS: '2',
      });
      done();
    });
  });

  afterEach((done) => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    server.closeAllConnections();
    server.close(done);
  });

  it('repeats a request that AWS throttles, and then names the call', async () => {
    const ecs = awsClient(ECSClient, 'us-east-2');
    const error: unknown = await ecs
      .send(new DescribeServicesCommand({ services: [] }))
      .catch((thrown: unknown) => thrown);
    expect(requests).toBe(2);
    expect(explanationOf(error)).toBe(
      'AWS API call ECS DescribeServices\n' +
        '  got:     ThrottlingException: Rate exceeded (after 2 attempts)\n' +
        '  allowed: fewer requests at a time\n' +
        '  fix:     Wait a minute and run the command again; AWS_MAX_ATTEMPTS=12 tries longer.',
    );
  });
});
