import type { Aws } from '../aws';
import { type EcsService, findService } from './ecs-lookups';
import type { ExpectedEnvironment } from './expected';
import { SERVICES, type ServiceName } from './expected-application';
import { expectAttributes, expectEqual, only } from './lookups';
import { findPrivateSubnets, findSecurityGroup } from './network-lookups';

/** Every service runs its tasks, in private subnets, and goes back when a deployment fails. */
export async function expectServices(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  for (const name of SERVICES) {
    const service = await findService(aws, expected, name);
    await expectRunning(expected, name, service);
    await expectPlace(aws, expected, name, service);
  }
  return SERVICES.map((name) => `${expected.application.services[name].tasks[0]} ${name}`).join(', ');
}

async function expectRunning(
  { application }: ExpectedEnvironment,
  name: ServiceName,
  service: EcsService,
): Promise<void> {
  const { tasks, capacity } = application.services[name];
  expectAttributes(`the service ${name}`, service, {
    status: 'ACTIVE',
    desiredCount: tasks[0],
    runningCount: tasks[0],
    propagateTags: 'SERVICE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'ENABLED',
  });
  const deployment = only(`deployment of ${name}`, service.deployments);
  expectAttributes(`the deployment of ${name}`, deployment, {
    rolloutState: 'COMPLETED',
    taskDefinition: service.taskDefinition,
  });
  const strategy = service.capacityProviderStrategy?.map(({ capacityProvider, base, weight }) => [
    capacityProvider,
    [base ?? 0, weight],
  ]);
  expectEqual(`capacity of ${name}`, Object.fromEntries(strategy ?? []), capacity);
  expectAttributes(`the deployments of ${name}`, service.deploymentConfiguration, {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
  });
  const { deploymentCircuitBreaker: breaker } = service.deploymentConfiguration;
  expectAttributes(`the circuit breaker of ${name}`, breaker ?? {}, { enable: true, rollback: true });
  if (service.loadBalancers.length > 0) {
    const { alarms } = service.deploymentConfiguration;
    expectAttributes(`the alarms of ${name}`, alarms ?? {}, { enable: true, rollback: true });
  }
}

async function expectPlace(
  aws: Aws,
  expected: ExpectedEnvironment,
  name: ServiceName,
  { networkConfiguration }: EcsService,
): Promise<void> {
  const { subnets, securityGroups, assignPublicIp } = networkConfiguration.awsvpcConfiguration;
  expectEqual(`subnets of ${name}`, [...subnets].sort(), await findPrivateSubnets(aws, expected));
  expectEqual(`security groups of ${name}`, securityGroups, [await findSecurityGroup(aws, expected, name)]);
  expectEqual(`public address of ${name}`, assignPublicIp, 'DISABLED');
}
