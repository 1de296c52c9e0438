import {
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';
import { type RetryPolicy, retryUntil } from '../toolbox/retry';
import type { State } from '../toolbox/state-json';
import { statusLines } from '../toolbox/status-lines';

/** Five minutes: a target passes several health checks before it is healthy. */
const RETRY_POLICY: RetryPolicy = { attempts: 30, pauseMilliseconds: 10_000 };

/** The tasks of a service behind the load balancer. */
export interface ServiceTargets {
  /** Name of the service. */
  readonly name: string;
  readonly targetGroupArn: string;
}

interface TargetHealth {
  /** Such as `2 healthy, 1 initial`. */
  readonly text: string;
  readonly areHealthy: boolean;
}

const service = z.object({
  name: z.string(),
  load_balancer: z.array(z.object({ target_group_arn: z.string() })).default([]),
});

/** Every target group that a service of a state registers its tasks with. */
export const serviceTargets = ({ values: { root_module: root } }: State): readonly ServiceTargets[] =>
  root.resources
    .filter(({ type }) => type === 'aws_ecs_service')
    .map(({ values }) => service.parse(values))
    .flatMap(({ name, load_balancer: groups }) =>
      groups.map((group) => ({ name, targetGroupArn: group.target_group_arn })),
    );

/**
 * Waits until the load balancer has a healthy target of every service, and none that is not healthy. Targets that drain
 * are of tasks that ECS stops.
 * @param print prints a line for each change
 * @throws UserError with the targets that are not healthy, and why
 * @see Elastic Load Balancing API Reference, "TargetHealth"
 */
export async function requireHealthyTargets(
  expected: readonly ServiceTargets[],
  loadBalancing: Sender<ElasticLoadBalancingV2Client>,
  print: (line: string) => void,
  retryPolicy: RetryPolicy = RETRY_POLICY,
): Promise<void> {
  const report = statusLines(print);
  const answers = await retryUntil(
    async () => {
      const found = await Promise.all(expected.map((each) => healthOf(each, loadBalancing)));
      for (const { name, text } of found) report(`${name}: targets of the load balancer`, text);
      return found;
    },
    (found) => found.every(({ areHealthy }) => areHealthy),
    retryPolicy,
  );
  const unhealthy = answers.filter(({ areHealthy }) => !areHealthy);
  if (unhealthy.length === 0) return;
  throw new UserError(
    `The load balancer does not have healthy targets only:\n${unhealthy.map(({ name, text }) => `  ${name}: ${text}`).join('\n')}`,
  );
}

async function healthOf(
  { name, targetGroupArn }: ServiceTargets,
  loadBalancing: Sender<ElasticLoadBalancingV2Client>,
): Promise<TargetHealth & { readonly name: string }> {
  const { TargetHealthDescriptions = [] } = await loadBalancing.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }),
  );
  return { name, ...summaryOf(TargetHealthDescriptions) };
}

function summaryOf(descriptions: readonly TargetHealthDescription[]): TargetHealth {
  const counts = new Map<string, number>();
  for (const { TargetHealth: { State = 'unknown', Reason } = {} } of descriptions) {
    if (State === 'draining') continue;
    const state = Reason ? `${State} (${Reason})` : State;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const text = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
  return { text: text || 'none', areHealthy: [...counts.keys()].join() === 'healthy' };
}
