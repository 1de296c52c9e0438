import type { IResolvable } from 'cdktf';
import { Construct } from 'constructs';
import { DeploymentAlarm } from '../../modules/alb/deployment-alarm';
import type { Environment } from '../../modules/config/schema';
import type { Container } from '../../modules/ecs/container';
import { FargateService } from '../../modules/ecs/fargate-service';
import { queueMetrics, runningJobsPerTask } from '../../modules/ecs/queue-metrics';
import { ServiceAutoscaling, type ServiceAutoscalingProps } from '../../modules/ecs/service-autoscaling';
import { ServiceLogGroup } from '../../modules/ecs/service-log-group';
import type { ServiceName } from '../../modules/ecs/service-settings';
import { TaskDefinition } from '../../modules/ecs/task-definition';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';
import { logGroupNameOf, type TaskName, VECTOR_STORE_PATH } from './containers';
import { createRoles, type Roles, type RoleWiring } from './roles';
import { type InjectedSecret, ofVariable, secretVariables, variableIn } from './secrets';

export interface TaskProps {
  readonly task: TaskName;
  readonly environment: Environment;
  readonly container: Omit<Container, 'secrets'>;
  /** Container beside it, which reads REDIS_URL. @default none */
  readonly sidecar?: Omit<Container, 'secrets'> | undefined;
  /** Secrets by environment variable. */
  readonly secrets: Readonly<Record<string, InjectedSecret>>;
  /** Roles of each task that exist, or what to create them from: an execution role names the task's log group. */
  readonly roles: Readonly<Record<TaskName, Roles>> | { readonly create: RoleWiring };
  readonly logsKeyArn: string;
  /** File system of the vector store, for the AI service. @default none */
  readonly vectorStore:
    | Pick<NonNullable<FoundationOutputs['vectorStore']>, 'fileSystemId' | 'accessPointId'>
    | undefined;
}

/** A task: log group, roles and task definition. */
export class Task extends Construct {
  readonly taskDefinitionArn: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: TaskProps) {
    super(scope, id);
    const { task, environment, roles } = props;
    const { region, cluster, logs, services } = environment;
    const size = services[task === 'migration' ? 'rails' : task];
    const { logGroupName, logGroupArn } = new ServiceLogGroup(this, 'logs', {
      logGroupName: logGroupNameOf(task, environment),
      keyArn: props.logsKeyArn,
      retentionDays: logs.retentionDays,
    });
    this.logGroupName = logGroupName;
    const { executionRoleArn, taskRoleArn } =
      'create' in roles
        ? createRoles(this, environment, { ...roles.create, task, logGroupArn })
        : roles[task];
    const secrets = secretVariables(task, environment).map(
      (secret) => [variableIn(task, secret), ofVariable(props.secrets, secret)] as const,
    );
    const store = task === 'ai' ? props.vectorStore : undefined;
    this.taskDefinitionArn = new TaskDefinition(this, 'task', {
      family: resourceName(environment, task),
      cpu: size.cpu,
      memoryMiB: size.memoryMiB,
      cpuArchitecture: cluster.cpuArchitecture,
      executionRoleArn,
      ...(taskRoleArn && { taskRoleArn }),
      container: {
        ...props.container,
        secrets: Object.fromEntries(secrets.map(([variable, { valueFrom }]) => [variable, valueFrom])),
      },
      ...(props.sidecar && {
        sidecar: {
          ...props.sidecar,
          secrets: { REDIS_URL: ofVariable(props.secrets, 'REDIS_URL').valueFrom },
        },
      }),
      logGroupName,
      region,
      ...(store && { efs: { ...store, containerPath: VECTOR_STORE_PATH } }),
      requiredSecretVersions: Object.fromEntries(
        secrets.flatMap(([variable, { required }]) => (required ? [[variable, required]] : [])),
      ),
    }).taskDefinitionArn;
  }
}

/** The cluster that services run in. */
export interface Cluster {
  readonly clusterArn: string;
  readonly clusterName: string;
}

export interface ServiceTarget {
  /** Known only when a listener or a listener rule forwards to the group: ECS rejects it before. */
  readonly targetGroupArn: string;
  readonly targetGroupArnSuffix: string;
  readonly loadBalancerArnSuffix: string;
}

export interface ServiceProps extends TaskProps {
  readonly task: ServiceName;
  readonly cluster: Cluster;
  /** Private subnet of each zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** Whether an apply waits until the new tasks run and the old ones have stopped. */
  readonly waitForSteadyState: boolean | IResolvable;
  /** @default the load balancer does not forward to the service */
  readonly target?: ServiceTarget | undefined;
  /** Service discovery entry of the service. @default none */
  readonly discoveryServiceArn?: string;
}

/** A service: its task, its autoscaling and the alarm on its deployments. */
export class Service extends Construct {
  readonly serviceName: string;
  readonly serviceArn: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    const { task, environment, discoveryServiceArn, subnetIds, securityGroupId } = props;
    const { clusterArn, clusterName } = props.cluster;
    const { tasks, autoscaling } = environment.services[task];
    const { taskDefinitionArn, logGroupName } = new Task(this, 'this', props);
    const behind = this.behindLoadBalancer(props);
    const service = new FargateService(this, 'service', {
      serviceName: resourceName(environment, task),
      clusterArn,
      taskDefinitionArn,
      service: environment.services[task],
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
      ...(task !== 'rails' && { jobsPerTask: jobsPerTask(task, environment, clusterName) }),
    });
  }

  /** Target, alarm and scaling metric of a service behind the load balancer. */
  private behindLoadBalancer({ task, environment, target, container }: ServiceProps) {
    if (task === 'sidekiq' || !target) return undefined;
    const { port, healthCheckGracePeriodSeconds, autoscaling } = environment.services[task];
    const { targetGroupArn, ...metrics } = target;
    const { alarmName } = new DeploymentAlarm(this, 'deployment-alarm', {
      alarmName: resourceName(environment, `${task}-deployment-errors`),
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

/** Sidekiq works on jobs, and each of them waits for the AI service. */
function jobsPerTask(
  task: 'ai' | 'sidekiq',
  environment: Environment,
  clusterName: string,
): NonNullable<ServiceAutoscalingProps['jobsPerTask']> {
  const sidekiqName = resourceName(environment, 'sidekiq');
  const measure =
    task === 'sidekiq'
      ? queueMetrics(sidekiqName).jobsPerTask
      : runningJobsPerTask({ sidekiqName, clusterName, calledName: resourceName(environment, task) });
  return { value: environment.services[task].autoscaling.jobsPerTask, measure };
}
