import { Construct } from 'constructs';
import type { Environment } from '../modules/config/schema';
import type { Container } from '../modules/ecs/container';
import { ServiceLogGroup } from '../modules/ecs/service-log-group';
import { TaskDefinition } from '../modules/ecs/task-definition';
import { TaskExecutionRole } from '../modules/iam/task-execution-role';
import { TaskRole } from '../modules/iam/task-role';
import { resourceName } from '../modules/shared/naming';
import { VECTOR_STORE_PATH } from './application-containers';
import { type InjectedSecrets, type Process, secretVariables } from './application-secrets';
import type { Image } from './foundation-images';
import type { FoundationOutputs } from './foundation-outputs';

export interface ProcessTaskProps {
  readonly process: Process;
  readonly environment: Environment;
  readonly foundation: FoundationOutputs;
  readonly accountId: string;
  readonly secrets: InjectedSecrets;
  readonly container: Omit<Container, 'secrets'>;
  /** What records the commands that are typed into containers. @default nothing that we know of */
  readonly executeCommandLogGroupArn?: string;
}

/** Image that each process runs. */
export const IMAGE_OF: Readonly<Record<Process, Image>> = {
  ai: 'aiService',
  rails: 'railsApi',
  sidekiq: 'railsApi',
  migration: 'railsApi',
};

/** Everything that one process needs to run once: log group, the two roles and the task definition. */
export class ProcessTask extends Construct {
  readonly taskDefinitionArn: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: ProcessTaskProps) {
    super(scope, id);
    const { process, environment, foundation } = props;
    const { region, cluster, logs, services } = environment;
    const size = services[process === 'migration' ? 'rails' : process];
    const log = new ServiceLogGroup(this, 'logs', {
      logGroupName: `/ecs/${resourceName(environment)}/${process}`,
      keyArn: foundation.keyArns.logs,
      retentionDays: logs.retentionDays,
    });
    this.logGroupName = log.logGroupName;
    const injected = Object.fromEntries(
      secretVariables(process, environment).map((variable) => [variable, props.secrets.get(variable)]),
    );
    const secrets = Object.entries(injected);
    const executionRole = new TaskExecutionRole(this, 'execution-role', {
      roleName: resourceName(environment, `${process}-execution`),
      region,
      accountId: props.accountId,
      repositoryArn: foundation.repositoryArns[IMAGE_OF[process]],
      logGroupArn: log.logGroupArn,
      secretArns: secrets.map(([, { arn }]) => arn),
      secretsKeyArn: foundation.keyArns.secrets,
    });
    const store = process === 'ai' ? foundation.vectorStore : undefined;
    this.taskDefinitionArn = new TaskDefinition(this, 'task', {
      family: resourceName(environment, process),
      cpu: size.cpu,
      memoryMiB: size.memoryMiB,
      cpuArchitecture: cluster.cpuArchitecture,
      executionRoleArn: executionRole.roleArn,
      ...(process !== 'migration' && { taskRoleArn: this.createTaskRole(props) }),
      container: {
        ...props.container,
        secrets: Object.fromEntries(secrets.map(([variable, { valueFrom }]) => [variable, valueFrom])),
      },
      logGroupName: log.logGroupName,
      region,
      ...(store && { efs: { ...store, containerPath: VECTOR_STORE_PATH } }),
      requiredSecretVersions: Object.fromEntries(
        secrets.flatMap(([variable, { required }]) => (required ? [[variable, required]] : [])),
      ),
    }).taskDefinitionArn;
  }

  /** A migration calls no AWS API and has no role. */
  private createTaskRole(props: ProcessTaskProps): string {
    const { process, environment, foundation, accountId, executeCommandLogGroupArn } = props;
    const store = process === 'ai' ? foundation.vectorStore : undefined;
    return new TaskRole(this, 'task-role', {
      roleName: resourceName(environment, `${process}-task`),
      region: environment.region,
      accountId,
      bucketArns: { documents: `arn:aws:s3:::${foundation.documentsBucketName}` },
      storageKeyArn: foundation.keyArns.storage,
      executeCommand: environment.cluster.executeCommand,
      ...(executeCommandLogGroupArn && { executeCommandLogGroupArn }),
      ...(store && { vectorStore: store }),
    }).roleArn;
  }
}
