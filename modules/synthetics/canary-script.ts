import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

/** Name of the script's file, and of what it exports, for the runtime. */
export const HANDLER = 'canary.handler';

/**
 * JavaScript of the canary. Environment: PUBLIC_URL, and CHECKS, a JSON list of paths with their statuses. It needs nothing of
 * the Synthetics library, whose name differs between runtime versions: a run has failed when its promise is rejected.
 *
 * An answer that the load balancer gives itself is no answer, whatever its status: no rule matched, or no task answered.
 * The error has what on-call engineers need, and no body: the canary sends HEAD.
 * @see Elastic Load Balancing, "Troubleshoot your Application Load Balancers": its own answers have `server: awselb/2.0`
 */
export const CANARY_SCRIPT = `
'use strict';

const TIMEOUT_MILLISECONDS = 10_000;

async function problemOf(url, expected) {
  try {
    const { status, headers } = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      headers: { 'user-agent': 'CloudWatch Synthetics canary of the platform' },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (/^awselb\\//.test(headers.get('server') ?? '')) return \`the load balancer answered \${status} itself\`;
    return status === expected ? undefined : \`answered \${status} instead of \${expected}\`;
  } catch (error) {
    return error.name === 'TimeoutError'
      ? \`did not answer in \${TIMEOUT_MILLISECONDS / 1000} seconds\`
      : \`could not be reached: \${error.cause?.code ?? error.cause?.message ?? error.message}\`;
  }
}

exports.handler = async () => {
  const answers = JSON.parse(process.env.CHECKS).map(async ({ path, status }) => {
    const url = new URL(path, process.env.PUBLIC_URL);
    const problem = await problemOf(url, status);
    console.log(\`\${url} \${problem ?? \`answered \${status}\`}\`);
    return problem && \`\${url} \${problem}\`;
  });
  const problems = (await Promise.all(answers)).filter(Boolean);
  if (problems.length > 0) throw new Error(problems.join('; '));
};
`.trimStart();

/**
 * The script as a ZIP file, byte for byte the same on every machine: stored, without compression, of the first day that such a
 * file can name, which it takes in local time.
 *
 * It is in there twice. Amazon CloudWatch User Guide, "Packaging your Node.js canary files", asks for
 * `nodejs/node_modules` with Puppeteer and for the top level with Playwright, and says nothing of the runtime without a browser.
 */
export const canaryZip = (): Uint8Array => {
  const file = Buffer.from(CANARY_SCRIPT);
  return zipSync(
    { 'canary.js': file, 'nodejs/node_modules/canary.js': file },
    { level: 0, mtime: new Date(1980, 0, 1), os: 3 },
  );
};

/** First digits of the SHA-256 of a ZIP file: a name for its version. */
export const versionOf = (zip: Uint8Array): string =>
  createHash('sha256').update(zip).digest('hex').slice(0, 16);
