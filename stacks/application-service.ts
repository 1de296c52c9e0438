import { Construct } from 'constructs';
import { DeploymentAlarm } from '../modules/alarms/deployment-alarm';
import { FargateService } from '../modules/ecs/fargate-service';
import { ServiceAutoscaling } from '../modules/ecs/service-autoscaling';
import type { ServiceName } from '../modules/ecs/service-settings';
import { resourceName } from '../modules/shared/naming';
import type { Edge } from './application-edge';
import { ProcessTask, type ProcessTaskProps } from './application-tasks';
import type { ApplicationVariables } from './application-variables';

/** Where the services run. */
export interface Cluster {
  readonly clusterArn: string;
  readonly clusterName: string;
  /** What records the commands that are typed into containers. @default whatever the cluster's owner chose */
  readonly executeCommandLogGroupArn?: string;
}

export interface ServiceProps extends Omit<ProcessTaskProps, 'executeCommandLogGroupArn'> {
  readonly process: ServiceName;
  readonly cluster: Cluster;
  readonly edge: Edge;
  readonly variables: ApplicationVariables;
  /** Where other services find this one. @default they do not */
  readonly discoveryServiceArn?: string;
}

/** One service with everything that is its own: task, roles, logs, scaling and the alarm on its deployments. */
export class Service extends Construct {
  readonly serviceName: string;
  readonly serviceArn: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const { process, environment, foundation, discoveryServiceArn } = props;
    const { clusterArn, clusterName, executeCommandLogGroupArn } = props.cluster;
    const { tasks, autoscaling } = environment.services[process];
    const { taskDefinitionArn, logGroupName } = new ProcessTask(this, 'this', {
      ...props,
      ...(executeCommandLogGroupArn && { executeCommandLogGroupArn }),
    });
    const behind = this.behindLoadBalancer(props);
    const service = new FargateService(this, 'service', {
      serviceName: resourceName(environment, process),
      clusterArn,
      taskDefinitionArn,
      service: environment.services[process],
      subnetIds: Object.values(foundation.privateSubnetIds),
      securityGroupId: foundation.securityGroupIds[process],
      executeCommand: environment.cluster.executeCommand,
      waitForSteadyState: props.variables.waitForSteadyState,
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
  private behindLoadBalancer({ process, environment, edge, container }: ServiceProps) {
    if (process === 'sidekiq') return undefined;
    const target = edge.targets[process];
    if (!target) return undefined;
    const { port, healthCheckGracePeriodSeconds, autoscaling } = environment.services[process];
    const metrics = {
      loadBalancerArnSuffix: edge.loadBalancer.loadBalancerArnSuffix,
      targetGroupArnSuffix: target.targetGroup.targetGroupArnSuffix,
    };
    const { alarmName } = new DeploymentAlarm(this, 'deployment-alarm', {
      alarmName: resourceName(environment, `${process}-deployment-errors`),
      ...metrics,
    });
    return {
      requestsPerTarget: { value: autoscaling.requestsPerTarget, ...metrics },
      deployment: {
        loadBalancer: {
          targetGroupArn: target.routes.targetGroupArn,
          containerName: container.name,
          containerPort: port,
          healthCheckGracePeriodSeconds,
        },
        deploymentAlarmNames: [alarmName],
      },
    };
  }
}
