import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { TaskExecutionRole } from '../../modules/iam/task-execution-role';
import { type BucketAccess, TaskRole } from '../../modules/iam/task-role';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';
import { IMAGE_OF, type TaskName } from './containers';
import { ofVariable, secretVariables } from './secrets';

/** Roles of one task. */
export interface Roles {
  /** Role of ECS, for pulling the image, reading secrets and writing logs. */
  readonly executionRoleArn: string;
  /** Role of the code in the container. @default none: the code calls no AWS API */
  readonly taskRoleArn?: string | undefined;
}

export interface RoleWiring
  extends Pick<FoundationOutputs, 'repositoryArns' | 'secretArns' | 'documentsBucketName'> {
  readonly accountId: string;
  readonly keyArns: Readonly<Record<'secrets' | 'storage', string>>;
  readonly vectorStore:
    | Pick<NonNullable<FoundationOutputs['vectorStore']>, 'fileSystemArn' | 'accessPointArn'>
    | undefined;
  /** Log group of ECS Exec sessions. @default the cluster belongs to another root */
  readonly executeCommandLogGroupArn?: string | undefined;
}

export interface TaskRoleWiring extends RoleWiring {
  readonly task: TaskName;
  readonly logGroupArn: string;
}

/**
 * What the source of each task does with documents: Rails stores and deletes them, the AI service reads those that it
 * is told to process. No job of Sidekiq calls S3.
 */
const DOCUMENTS_ACCESS: Readonly<Partial<Record<TaskName, BucketAccess['access']>>> = {
  ai: 'read',
  rails: 'write',
};

/** The two roles of a task; the migration calls no AWS API and has an execution role only. */
export function createRoles(scope: Construct, environment: Environment, wiring: TaskRoleWiring): Roles {
  const { task, logGroupArn } = wiring;
  const executionRole = new TaskExecutionRole(scope, 'execution-role', {
    roleName: resourceName(environment, `${task}-execution`),
    region: environment.region,
    accountId: wiring.accountId,
    repositoryArn: wiring.repositoryArns[IMAGE_OF[task]],
    logGroupArn,
    secretArns: secretVariables(task, environment).map((variable) => ofVariable(wiring.secretArns, variable)),
    secretsKeyArn: wiring.keyArns.secrets,
  });
  return {
    executionRoleArn: executionRole.roleArn,
    ...(task !== 'migration' && { taskRoleArn: createTaskRole(scope, environment, wiring) }),
  };
}

function createTaskRole(scope: Construct, environment: Environment, wiring: TaskRoleWiring): string {
  const { task, accountId, documentsBucketName, keyArns, executeCommandLogGroupArn } = wiring;
  const access = DOCUMENTS_ACCESS[task];
  const vectorStore = task === 'ai' ? wiring.vectorStore : undefined;
  return new TaskRole(scope, 'task-role', {
    roleName: resourceName(environment, `${task}-task`),
    region: environment.region,
    accountId,
    buckets: access ? { documents: { arn: `arn:aws:s3:::${documentsBucketName}`, access } } : {},
    storageKeyArn: keyArns.storage,
    executeCommand: environment.cluster.executeCommand,
    ...(executeCommandLogGroupArn && { executeCommandLogGroupArn }),
    ...(vectorStore && { vectorStore }),
  }).roleArn;
}
