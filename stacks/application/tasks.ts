import { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import type { Container } from '../../modules/ecs/container';
import { ServiceLogGroup } from '../../modules/ecs/service-log-group';
import { TaskDefinition } from '../../modules/ecs/task-definition';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';
import { VECTOR_STORE_PATH } from './containers';
import type { Roles } from './roles';
import { type Process, type SecretSource, secretVariables } from './secrets';

/** Roles of a process, created in its scope or there already; its log group is known by then. */
export type RoleSource = (
  scope: Construct,
  owner: { readonly process: Process; readonly logGroupArn: string },
) => Roles;

export interface ProcessTaskProps {
  readonly process: Process;
  readonly environment: Environment;
  readonly container: Omit<Container, 'secrets'>;
  readonly secrets: SecretSource;
  readonly roles: RoleSource;
  readonly logsKeyArn: string;
  /** File system of the vector store, for the AI service. @default none */
  readonly vectorStore:
    | Pick<NonNullable<FoundationOutputs['vectorStore']>, 'fileSystemId' | 'accessPointId'>
    | undefined;
}

/** Name of the log group of a process. */
export const logGroupNameOf = (process: Process, environment: Environment): string =>
  `/ecs/${resourceName(environment)}/${process}`;

/** Everything that one process needs to run once: log group, its roles and the task definition. */
export class ProcessTask extends Construct {
  readonly taskDefinitionArn: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: ProcessTaskProps) {
    super(scope, id);
    const { process, environment } = props;
    const { region, cluster, logs, services } = environment;
    const size = services[process === 'migration' ? 'rails' : process];
    const { logGroupName, logGroupArn } = new ServiceLogGroup(this, 'logs', {
      logGroupName: logGroupNameOf(process, environment),
      keyArn: props.logsKeyArn,
      retentionDays: logs.retentionDays,
    });
    this.logGroupName = logGroupName;
    const { executionRoleArn, taskRoleArn } = props.roles(this, { process, logGroupArn });
    const secrets = secretVariables(process, environment).map(
      (variable) => [variable, props.secrets.get(variable)] as const,
    );
    const store = process === 'ai' ? props.vectorStore : undefined;
    this.taskDefinitionArn = new TaskDefinition(this, 'task', {
      family: resourceName(environment, process),
      cpu: size.cpu,
      memoryMiB: size.memoryMiB,
      cpuArchitecture: cluster.cpuArchitecture,
      executionRoleArn,
      ...(taskRoleArn && { taskRoleArn }),
      container: {
        ...props.container,
        secrets: Object.fromEntries(secrets.map(([variable, { valueFrom }]) => [variable, valueFrom])),
      },
      logGroupName,
      region,
      ...(store && { efs: { ...store, containerPath: VECTOR_STORE_PATH } }),
      requiredSecretVersions: Object.fromEntries(
        secrets.flatMap(([variable, { required }]) => (required ? [[variable, required]] : [])),
      ),
    }).taskDefinitionArn;
  }
}
