import { DescribeServicesCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '../../modules/shared/user-error';
import { type Patience, until } from '../toolbox/attempts';
import type { ExpectedService } from './expected-services';
import { type ServiceProblem, serviceProblem } from './service-problem';

/** The part of the ECS client that is used; a test gives one that answers by itself. */
export type AsksEcs = Pick<ECSClient, 'send'>;

/** Ten minutes: autoscaling may move the number of tasks right after a deployment. */
const PATIENCE: Patience = { attempts: 60, pauseMilliseconds: 10_000 };

/**
 * Waits until every service runs all its tasks on the revision that Terraform knows.
 * @param expected services of one cluster, at most ten: what `ecs:DescribeServices` takes
 * @throws UserError that says what is wrong with each service, at once where waiting does not help
 * @see Amazon ECS API Reference, "DescribeServices"
 */
export async function requireDeployed(
  expected: readonly ExpectedService[],
  ecs: AsksEcs,
  patience: Patience = PATIENCE,
): Promise<void> {
  const problems = await until(
    () => problemsOf(expected, ecs),
    (found) => found.length === 0 || found.some(({ isFinal }) => isFinal),
    patience,
  );
  if (problems.length === 0) return;
  const lines = problems.map(({ message }) => `  ${message}`);
  throw new UserError(`The services do not run what was deployed:\n${lines.join('\n')}`);
}

async function problemsOf(
  expected: readonly ExpectedService[],
  ecs: AsksEcs,
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
