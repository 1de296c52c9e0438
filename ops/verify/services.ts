import { DescribeServicesCommand, type ECSClient, type Service } from '@aws-sdk/client-ecs';
import { z } from 'zod';
import { show } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';
import { type RetryPolicy, retryUntil } from '../toolbox/retry';
import type { State } from '../toolbox/state-json';
import { statusLines } from '../toolbox/status-lines';

/** Ten minutes: autoscaling may move the number of tasks right after a deployment. */
const RETRY_POLICY: RetryPolicy = { attempts: 60, pauseMilliseconds: 10_000 };

/**
 * Waits until the deployment of every service is complete, bake time of its alarms included, with all its tasks on the
 * revision that Terraform knows.
 * @param expected services of one cluster, at most ten: what `ecs:DescribeServices` takes
 * @param print prints a line for each change
 * @throws UserError that says what is wrong with each service, at once where waiting does not help
 * @see Amazon ECS API Reference, "DescribeServices"
 */
export async function requireDeployed(
  expected: readonly ExpectedService[],
  ecs: Sender<ECSClient>,
  print: (line: string) => void,
  retryPolicy: RetryPolicy = RETRY_POLICY,
): Promise<void> {
  const report = statusLines(print);
  const problems = await retryUntil(
    async () => {
      const found = await problemsOf(expected, ecs);
      for (const { name } of expected) {
        report(name, found.find((problem) => problem.name === name)?.message ?? 'deployed');
      }
      return found;
    },
    (found) => found.length === 0 || found.some(({ isFinal }) => isFinal),
    retryPolicy,
  );
  if (problems.length === 0) return;
  const lines = problems.map(({ name, message }) => `  ${name}: ${message}`);
  throw new UserError(`The services do not run what was deployed:\n${lines.join('\n')}`);
}

async function problemsOf(
  expected: readonly ExpectedService[],
  ecs: Sender<ECSClient>,
): Promise<readonly ServiceProblem[]> {
  const { services = [] } = await ecs.send(
    new DescribeServicesCommand({
      cluster: expected[0]?.clusterArn,
      services: expected.map(({ name }) => name),
    }),
  );
  return expected.flatMap(
    (each) =>
      serviceProblem(
        each,
        services.find(({ serviceName }) => serviceName === each.name),
      ) ?? [],
  );
}

/** What is wrong with a service. */
export interface ServiceProblem {
  /** Name of the service. */
  readonly name: string;
  readonly message: string;
  /** Whether waiting cannot mend it. */
  readonly isFinal: boolean;
}

/**
 * What keeps a service from being deployed: it runs all its tasks on the revision that Terraform knows.
 * @param actual what `ecs:DescribeServices` says; undefined when there is no such service
 * @see Amazon ECS API Reference, "Deployment", `rolloutState`
 */
export function serviceProblem(
  { name, taskDefinitionArn }: ExpectedService,
  actual: Service | undefined,
): ServiceProblem | undefined {
  const final = (message: string): ServiceProblem => ({ name, message, isFinal: true });
  const pending = (message: string): ServiceProblem => ({ name, message, isFinal: false });
  if (actual?.status !== 'ACTIVE') return final(`is ${show(actual?.status ?? 'missing')}, not ACTIVE.`);
  const primary = actual.deployments?.find(({ status }) => status === 'PRIMARY');
  if (!primary) return pending('has no primary deployment.');
  const { rolloutState, rolloutStateReason = 'ECS gives no reason', taskDefinition } = primary;
  if (rolloutState === 'FAILED') return final(`its deployment failed: ${rolloutStateReason}.`);
  if (taskDefinition !== taskDefinitionArn) {
    return final(
      `it runs ${taskDefinition}, Terraform knows ${taskDefinitionArn}. ECS went back, or somebody deployed.`,
    );
  }
  if (rolloutState !== 'COMPLETED')
    return pending(`its deployment is ${rolloutState}: ${rolloutStateReason}.`);
  const { runningCount = 0, desiredCount = 0 } = primary;
  if (runningCount !== desiredCount) return pending(`${runningCount} of ${desiredCount} tasks run.`);
  return undefined;
}

/** A service as Terraform left it. */
export interface ExpectedService {
  readonly name: string;
  readonly clusterArn: string;
  /** Revision that Terraform knows; undefined where its state holds none of that family. */
  readonly taskDefinitionArn: string | undefined;
}

const service = z.object({ name: z.string(), cluster: z.string(), task_definition: z.string() });
const taskDefinition = z.object({ family: z.string(), arn: z.string() });

/**
 * Every service of a state, and the revision of its task definition that was created last. Not the revision that the
 * state of the service names: after a rollback a refresh writes down what ECS went back to.
 */
export function expectedServices({ values: { root_module: root } }: State): readonly ExpectedService[] {
  const valuesOf = (type: string) =>
    root.resources.filter((resource) => resource.type === type).map(({ values }) => values);
  const revisions = valuesOf('aws_ecs_task_definition').map((values) => taskDefinition.parse(values));
  return valuesOf('aws_ecs_service').map((values) => {
    const { name, cluster, task_definition: current } = service.parse(values);
    const family = familyOf(current);
    return {
      name,
      clusterArn: cluster,
      taskDefinitionArn: revisions.find((revision) => revision.family === family)?.arn,
    };
  });
}

/** `bmo-learning-prod-ai` of `arn:aws:ecs:…:task-definition/bmo-learning-prod-ai:7`. */
const familyOf = (arn: string): string => (arn.split('/').at(-1) ?? '').replace(/:\d+$/, '');

/** Region that an ARN names. */
export const regionOf = (arn: string): string => arn.split(':')[3] ?? '';
