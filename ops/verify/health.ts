import { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import { ALLOW_LIST_RULE } from '../../modules/waf/rules';
import { type RetryPolicy, retryUntil } from '../toolbox/retry';
import type { State } from '../toolbox/state-json';
import { statusLines } from '../toolbox/status-lines';

/** Five minutes: DNS of a new name has to spread. */
const RETRY_POLICY: RetryPolicy = { attempts: 30, pauseMilliseconds: 10_000 };

/** A server that does not answer in this time is not healthy. */
const ANSWER_MILLISECONDS = 10_000;

/** Path that the load balancer lets through to Rails. */
const HEALTH_PATH = '/health';

const webAcl = z.object({ rule: z.array(z.object({ name: z.string() })).default([]) });

/** Whether the firewall refuses everybody outside of its allow list, and so probably whoever verifies. */
export const admitsAllowListOnly = ({ values: { root_module: root } }: State): boolean =>
  root.resources
    .filter(({ type }) => type === 'aws_wafv2_web_acl')
    .some(({ values }) => webAcl.parse(values).rule.some(({ name }) => name === ALLOW_LIST_RULE));

/**
 * Waits until the platform answers 200 to people. A redirect is no answer.
 * @param publicUrl where people reach it, such as `https://learning.example.com`
 * @param print prints a line for each change
 * @throws UserError with the last answer
 */
export async function requireHealthy(
  publicUrl: string,
  print: (line: string) => void,
  ask: typeof fetch = fetch,
  retryPolicy: RetryPolicy = RETRY_POLICY,
): Promise<void> {
  const url = new URL(HEALTH_PATH, publicUrl);
  const report = statusLines(print);
  const answer = await retryUntil(
    async () => {
      const status = await statusOf(url, ask);
      report(`${url}`, status === '200' ? 'healthy' : `not healthy: ${status}`);
      return status;
    },
    (status) => status === '200',
    retryPolicy,
  );
  if (answer === '200') return;
  throw new UserError(
    `${url} does not answer 200 after ${retryPolicy.attempts} attempts; the last one: ${answer}.\n` +
      'Look at the targets of the load balancer, the firewall and the DNS record; docs/runbooks/deploy.md.',
  );
}

async function statusOf(url: URL, ask: typeof fetch): Promise<string> {
  try {
    const { status } = await ask(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    });
    return String(status);
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? `${message}: ${cause.message}` : message;
  }
}
