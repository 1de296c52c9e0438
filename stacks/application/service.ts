import type { IResolvable } from 'cdktf';
import { Construct } from 'constructs';
import { DeploymentAlarm } from '../../modules/alb/deployment-alarm';
import { FargateService } from '../../modules/ecs/fargate-service';
import { ServiceAutoscaling } from '../../modules/ecs/service-autoscaling';
import type { ServiceName } from '../../modules/ecs/service-settings';
import { resourceName } from '../../modules/shared/naming';
import { ProcessTask, type ProcessTaskProps } from './tasks';

/** Where the services run. */
export interface Cluster {
  readonly clusterArn: string;
  readonly clusterName: string;
}

/** How the load balancer reaches a service. */
export interface ServiceTarget {
  /** Known only once a listener or a rule leads to it. */
  readonly targetGroupArn: string;
  readonly targetGroupArnSuffix: string;
  readonly loadBalancerArnSuffix: string;
}

export interface ServiceProps extends ProcessTaskProps {
  readonly process: ServiceName;
  readonly cluster: Cluster;
  /** Private subnet of each zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** Whether an apply waits until the new tasks run and the old ones are gone. */
  readonly waitForSteadyState: boolean | IResolvable;
  /** @default the load balancer does not forward to it */
  readonly target?: ServiceTarget | undefined;
  /** Where other services find this one. @default they do not */
  readonly discoveryServiceArn?: string;
}

/** One service with everything that is its own: task, logs, scaling and the alarm on its deployments. */
export class Service extends Construct {
  readonly serviceName: string;
  readonly serviceArn: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const { process, environment, discoveryServiceArn, subnetIds, securityGroupId } = props;
    const { clusterArn, clusterName } = props.cluster;
    const { tasks, autoscaling } = environment.services[process];
    const { taskDefinitionArn, logGroupName } = new ProcessTask(this, 'this', props);
    const behind = this.behindLoadBalancer(props);
    const service = new FargateService(this, 'service', {
      serviceName: resourceName(environment, process),
      clusterArn,
      taskDefinitionArn,
      service: environment.services[process],
      subnetIds,
      securityGroupId,
      executeCommand: environment.cluster.executeCommand,
      waitForSteadyState: props.waitForSteadyState,
      ...behind?.deployment,
      ...(discoveryServiceArn && { discoveryServiceArn }),
    });
    this.serviceName = service.serviceName;
    this.serviceArn = service.serviceArn;
    this.logGroupName = logGroupName;
    new ServiceAutoscaling(this, 'autoscaling', {
      clusterName,
      serviceName: service.serviceName,
      tasks,
      autoscaling,
      ...(behind && { requestsPerTarget: behind.requestsPerTarget }),
    });
  }

  /** What a service has in addition that the load balancer forwards to. */
  private behindLoadBalancer({ process, environment, target, container }: ServiceProps) {
    if (process === 'sidekiq' || !target) return undefined;
    const { port, healthCheckGracePeriodSeconds, autoscaling } = environment.services[process];
    const { targetGroupArn, ...metrics } = target;
    const { alarmName } = new DeploymentAlarm(this, 'deployment-alarm', {
      alarmName: resourceName(environment, `${process}-deployment-errors`),
      ...metrics,
    });
    return {
      requestsPerTarget: { value: autoscaling.requestsPerTarget, ...metrics },
      deployment: {
        loadBalancer: {
          targetGroupArn,
          containerName: container.name,
          containerPort: port,
          healthCheckGracePeriodSeconds,
        },
        deploymentAlarmNames: [alarmName],
      },
    };
  }
}
