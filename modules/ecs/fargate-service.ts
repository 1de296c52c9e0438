import { EcsService, type EcsServiceCapacityProviderStrategy } from '@cdktf/provider-aws/lib/ecs-service';
import { Fn, type IResolvable, type ITerraformDependable, Op, ref, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { baseServiceSettings, type FargateServiceSettings } from './service-settings';

/** Target group and port that a load balancer uses for the tasks. */
export interface LoadBalancerTarget {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
  /** Seconds after the start of a task in which failed health checks are ignored. */
  readonly healthCheckGracePeriodSeconds: number;
}

export interface FargateServiceProps {
  /** Name of the service. Changing it replaces the service, with downtime. */
  readonly serviceName: string;
  /** Cluster that the service runs in. Changing it replaces the service, with downtime. */
  readonly clusterArn: string;
  /** Revision to run. Changing it rolls out the new one task by task. */
  readonly taskDefinitionArn: string;
  readonly service: Pick<FargateServiceSettings, 'capacity' | 'deployment' | 'tasks'>;
  /** Private subnet of each zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** @default no load balancer */
  readonly loadBalancer?: LoadBalancerTarget;
  /** Cloud Map service that the tasks are registered in. @default no DNS name */
  readonly discoveryServiceArn?: string;
  /** Whether `aws ecs execute-command` opens a shell in new tasks. */
  readonly executeCommand: boolean;
  /** Whether an apply waits until the deployment has succeeded or failed; off, it does not report failures. */
  readonly waitForSteadyState: boolean | IResolvable;
  /** Alarms that stop a deployment and roll it back. @default only unhealthy tasks do */
  readonly deploymentAlarmNames?: readonly string[];
  /**
   * Resources that must exist first: the listener rules, because ECS refuses a target group that no load
   * balancer forwards to. @default none
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

const settings = baseServiceSettings.pick({ capacity: true, deployment: true, tasks: true });

/**
 * ECS service on Fargate: tasks in private subnets, spread over the zones, deployed without downtime.
 *
 * If new tasks do not become healthy, ECS rolls back to the previous revision, which Terraform reports as a
 * success. The postcondition compares the running revision with the configured one, so a failed deployment is a
 * failed apply, and the next apply tries again.
 *
 * Autoscaling controls the number of tasks: Terraform sets it only at creation.
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
      // Without it, the provider replaces the service when the strategy changes, which causes downtime. With it,
      // any update of the service restarts the tasks one by one. A plan without changes deploys nothing.
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

/** Load balancer and service discovery. */
const reachability = ({ loadBalancer, discoveryServiceArn }: FargateServiceProps) => ({
  ...(loadBalancer && behind(loadBalancer)),
  ...(discoveryServiceArn && { serviceRegistries: { registryArn: discoveryServiceArn } }),
});

const behind = ({ healthCheckGracePeriodSeconds, ...target }: LoadBalancerTarget) => ({
  loadBalancer: [target],
  healthCheckGracePeriodSeconds,
});

/** Capacity providers with a share; the others would only clutter plans. */
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

/** To move a task, ECS first starts another one; it refuses rebalancing if the maximum is 100 %. */
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
