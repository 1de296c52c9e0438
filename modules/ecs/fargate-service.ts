import { EcsService, type EcsServiceCapacityProviderStrategy } from '@cdktf/provider-aws/lib/ecs-service';
import { Fn, type IResolvable, type ITerraformDependable, Op, ref, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { type FargateServiceSettings, serviceSettings } from './service-settings';

/** Where a load balancer finds the tasks. */
export interface LoadBalancerTarget {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
  /** Seconds after its start in which an unhealthy task is left alone. */
  readonly healthCheckGracePeriodSeconds: number;
}

export interface FargateServiceProps {
  /** Name of the service. Changing it replaces the service, with downtime. */
  readonly serviceName: string;
  /** Cluster that the service runs in. Changing it replaces the service, with downtime. */
  readonly clusterArn: string;
  /** Revision to run; another one is rolled out task by task. */
  readonly taskDefinitionArn: string;
  readonly service: Pick<FargateServiceSettings, 'capacity' | 'deployment' | 'tasks'>;
  /** Private subnet of each zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** @default no load balancer sends requests */
  readonly loadBalancer?: LoadBalancerTarget;
  /** Cloud Map service that the tasks are registered in. @default nobody finds them by name */
  readonly discoveryServiceArn?: string;
  /** Whether `aws ecs execute-command` opens a shell in new tasks. */
  readonly executeCommand: boolean;
  /** Whether an apply waits until the deployment has succeeded or failed; it cannot tell otherwise. */
  readonly waitForSteadyState: boolean | IResolvable;
  /** Alarms that end a deployment and roll it back. @default only the tasks themselves do */
  readonly deploymentAlarmNames?: readonly string[];
  /**
   * What must be there before: the listener rules, because ECS refuses a target group that no load balancer
   * forwards to. @default nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

const settings = serviceSettings.shape.sidekiq.pick({ capacity: true, deployment: true, tasks: true });

/**
 * Long-running tasks on Fargate, in private subnets, spread over their zones, deployed without downtime.
 *
 * ECS gives up a deployment whose tasks do not get healthy and goes back to the revision before; to Terraform
 * that looks like a success. The postcondition compares what runs with what was asked for, so that a failed
 * deployment is a failed apply and the next one tries again.
 *
 * The number of tasks is autoscaling's: Terraform sets it once.
 *
 * @see Amazon ECS Developer Guide, "How the Amazon ECS deployment circuit breaker detects failures" and
 * "Balancing an Amazon ECS service across Availability Zones"
 */
export class FargateService extends Construct {
  readonly serviceName: string;
  readonly serviceArn: string;

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    assertSettings(settings, props.service, this.node.path);
    const { deployment, tasks } = props.service;
    const service = new EcsService(this, 'this', {
      name: props.serviceName,
      cluster: props.clusterArn,
      taskDefinition: props.taskDefinitionArn,
      desiredCount: tasks.min,
      capacityProviderStrategy: capacityProviderStrategy(props.service.capacity, this.node.path),
      // Without it, the provider replaces the service when the strategy changes: downtime. With it, any update of
      // the service starts its tasks anew, one by one; a plan without changes deploys nothing.
      forceNewDeployment: true,
      platformVersion: 'LATEST',
      networkConfiguration: {
        subnets: [...props.subnetIds],
        securityGroups: [props.securityGroupId],
        assignPublicIp: false,
      },
      ...reachability(props),

      deploymentMinimumHealthyPercent: deployment.minimumHealthyPercent,
      deploymentMaximumPercent: deployment.maximumPercent,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      ...(props.deploymentAlarmNames?.length && {
        alarms: { alarmNames: [...props.deploymentAlarmNames], enable: true, rollback: true },
      }),
      availabilityZoneRebalancing: zoneRebalancing(deployment.maximumPercent),
      waitForSteadyState: props.waitForSteadyState,
      timeouts: { create: '20m', update: '20m', delete: '20m' },

      enableExecuteCommand: props.executeCommand,
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      ...(props.dependsOn && { dependsOn: [...props.dependsOn] }),
      lifecycle: {
        ignoreChanges: ['desired_count'],
        postcondition: [deploymentSucceeded(TerraformStack.of(this), props)],
      },
    });
    this.serviceName = service.name;
    this.serviceArn = service.id;
  }
}

/** Who finds the tasks, and how. */
const reachability = ({ loadBalancer, discoveryServiceArn }: FargateServiceProps) => ({
  ...(loadBalancer && behind(loadBalancer)),
  ...(discoveryServiceArn && { serviceRegistries: { registryArn: discoveryServiceArn } }),
});

const behind = ({ healthCheckGracePeriodSeconds, ...target }: LoadBalancerTarget) => ({
  loadBalancer: [target],
  healthCheckGracePeriodSeconds,
});

/** Providers that get any task; one without a share would only be noise in every plan. */
function capacityProviderStrategy(
  { onDemandBase, onDemandWeight, spotWeight }: FargateServiceSettings['capacity'],
  where: string,
): EcsServiceCapacityProviderStrategy[] {
  if (onDemandWeight === 0 && spotWeight === 0) {
    throw new Error(
      `${where}: onDemandWeight and spotWeight are both 0, so tasks beyond the base cannot run and ECS refuses ` +
        'the service. Set one of them to 1.',
    );
  }
  return [
    { capacityProvider: 'FARGATE', base: onDemandBase, weight: onDemandWeight },
    { capacityProvider: 'FARGATE_SPOT', base: 0, weight: spotWeight },
  ].filter(({ base, weight }) => base !== 0 || weight !== 0);
}

/** ECS moves a task by starting another first, which takes room above 100 %; it refuses the setting without. */
function zoneRebalancing(maximumPercent: number): string {
  if (!Token.isUnresolved(maximumPercent)) return maximumPercent > 100 ? 'ENABLED' : 'DISABLED';
  return Token.asString(Fn.conditional(Op.gt(maximumPercent, 100), 'ENABLED', 'DISABLED'));
}

const deploymentSucceeded = (stack: TerraformStack, props: FargateServiceProps) => ({
  condition: Op.eq(ref('self.task_definition', stack), props.taskDefinitionArn),
  errorMessage:
    `ECS rolled the service ${props.serviceName} back: it runs \${self.task_definition}, not ` +
    `${props.taskDefinitionArn}. New tasks stopped or did not become healthy, or an alarm fired. Read the ` +
    `events (aws ecs describe-services --cluster ${props.clusterArn} --services ${props.serviceName} --query ` +
    "'services[0].events[:10].message'), the stoppedReason of the stopped tasks (aws ecs describe-tasks) and " +
    "the container's log. Fix the cause and apply again.",
});
