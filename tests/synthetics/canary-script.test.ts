import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInNewContext } from 'node:vm';
import { unzipSync } from 'fflate';
import { CANARY_SCRIPT, canaryZip, HANDLER, versionOf } from '../../modules/synthetics/canary-script';

type Handler = () => Promise<void>;

/** Runs the canary, as its runtime would, against a server. */
async function run(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  checks: readonly object[],
): Promise<{ readonly error: string | undefined; readonly lines: readonly string[] }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const result = await runAt(origin, checks);
  server.closeAllConnections();
  server.close();
  const text = (each: string) => each.replaceAll(origin, '');
  return { error: result.error && text(result.error), lines: result.lines.map(text) };
}

async function runAt(publicUrl: string, checks: readonly object[]) {
  const lines: string[] = [];
  const exports: { handler?: Handler } = {};
  const console = { log: (line: string) => lines.push(line) };
  const process = { env: { PUBLIC_URL: publicUrl, CHECKS: JSON.stringify(checks) } };
  runInNewContext(CANARY_SCRIPT, { exports, console, process, fetch, URL, AbortSignal });
  const error = await exports.handler?.().then(
    () => undefined,
    (reason: Error) => reason.message,
  );
  return { error, lines };
}

const statuses =
  (byPath: Readonly<Record<string, number>>) =>
  ({ url = '' }: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(byPath[url] ?? 500).end();
  };

describe('a run of the canary', () => {
  it('succeeds when every path gives its status', async () => {
    const checks = [
      { path: '/health', status: 200 },
      { path: '/api/v1/learners/0', status: 404 },
    ];
    const { error, lines } = await run(statuses({ '/health': 200, '/api/v1/learners/0': 404 }), checks);
    expect(error).toBeUndefined();
    expect([...lines].sort()).toEqual(['/api/v1/learners/0 answered 404', '/health answered 200']);
  });

  it('asks with HEAD, and says who asks', async () => {
    const seen: unknown[] = [];
    await run(
      ({ method, headers }, response) => {
        seen.push([method, headers['user-agent']]);
        response.end();
      },
      [{ path: '/', status: 200 }],
    );
    expect(seen).toEqual([['HEAD', 'CloudWatch Synthetics canary of the platform']]);
  });

  it('fails with everything that is wrong', async () => {
    const checks = ['/a', '/b', '/c'].map((path) => ({ path, status: 200 }));
    const { error } = await run(statuses({ '/a': 503, '/b': 200, '/c': 404 }), checks);
    expect(error).toBe('/a answered 503 instead of 200; /c answered 404 instead of 200');
  });

  it('follows no redirect', async () => {
    const { error } = await run(
      (_, response) => response.writeHead(301, { location: '/login' }).end(),
      [{ path: '/', status: 200 }],
    );
    expect(error).toBe('/ answered 301 instead of 200');
  });

  it('fails when the load balancer answers itself, even with the expected status', async () => {
    const { error } = await run(
      (_, response) => response.writeHead(404, { server: 'awselb/2.0' }).end(),
      [{ path: '/', status: 404 }],
    );
    expect(error).toBe('/ the load balancer answered 404 itself');
  });

  it('fails when nobody can be reached', async () => {
    // Port 9 is closed: nothing listens on "discard".
    const { error } = await runAt('http://127.0.0.1:9', [{ path: '/', status: 200 }]);
    expect(error).toMatch(/^http:\/\/127\.0\.0\.1:9\/ could not be reached: (ECONNREFUSED|bad port)$/);
  });
});

describe('the code of the canary', () => {
  it('is where the runtimes look for it', () => {
    const [file] = HANDLER.split('.');
    const files = unzipSync(canaryZip());
    expect(Object.keys(files)).toEqual([`${file}.js`, `nodejs/node_modules/${file}.js`]);
    for (const content of Object.values(files)) expect(Buffer.from(content).toString()).toBe(CANARY_SCRIPT);
  });

  it('is the same whenever it is made, in any time zone', () => {
    const zone = process.env['TZ'];
    const versions = ['UTC', 'Pacific/Auckland', 'America/New_York'].map((each) => {
      process.env['TZ'] = each;
      return versionOf(canaryZip());
    });
    process.env['TZ'] = zone;
    expect(new Set(versions).size).toBe(1);
  });
});
