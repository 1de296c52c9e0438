import type { Service } from '@aws-sdk/client-ecs';
import { show } from '../../modules/shared/problems';
import type { ExpectedService } from './expected-services';

/** What is wrong with a service. */
export interface ServiceProblem {
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
  const final = (message: string): ServiceProblem => ({ message: `${name}: ${message}`, isFinal: true });
  const pending = (message: string): ServiceProblem => ({ message: `${name}: ${message}`, isFinal: false });
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
