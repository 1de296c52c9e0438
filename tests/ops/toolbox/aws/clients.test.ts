import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { s3Client } from '../../../../ops/toolbox/aws/clients';
import { stateBackendProblems } from '../../../../ops/toolbox/aws/state-backend';
import { answers, awsError } from '../../support/aws-answers';

const variables = ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
const before = variables.map((name) => [name, process.env[name]] as const);
let server: Server;
let requests: string[];

/** S3 as it answers for a bucket in eu-west-1: it sends everybody there who signs for another region. */
beforeEach((done) => {
  requests = [];
  server = createServer((request, response) => {
    const region = /\/(\w+-\w+-\d)\/s3\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    requests.push(`${request.method} ${request.url} ${region}`);
    response.writeHead(region === 'eu-west-1' ? 200 : 301, { 'x-amz-bucket-region': 'eu-west-1' }).end();
  }).listen(0, '127.0.0.1', () => {
    process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env['AWS_ACCESS_KEY_ID'] = 'test';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
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

describe('The client of S3', () => {
  it('follows a bucket to its region, and so can tell which that is', async () => {
    const problems = await stateBackendProblems(
      { bucket: 'a-state', region: 'us-east-2', lockTable: 'a-lock' },
      '123456789012',
      { s3: s3Client('us-east-2'), dynamodb: answers(awsError('ResourceNotFoundException')) },
    );
    expect(requests).toEqual(['HEAD /a-state/ us-east-2', 'HEAD /a-state/ eu-west-1']);
    expect(problems.map(({ got }) => got)).toEqual(['a bucket in eu-west-1', 'no such table']);
  });
});
