import type { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { TaskExecutionRole } from '../../modules/iam/task-execution-role';
import { TaskRole } from '../../modules/iam/task-role';
import { resourceName } from '../../modules/shared/naming';
import type { FoundationOutputs } from '../contract';
import type { Image } from '../foundation/images';
import { type Process, secretVariables } from './secrets';

/** Image that each process runs. */
export const IMAGE_OF: Readonly<Record<Process, Image>> = {
  ai: 'aiService',
  rails: 'railsApi',
  sidekiq: 'railsApi',
  migration: 'railsApi',
};

/** Roles of one process. */
export interface Roles {
  /** Role with which ECS starts the tasks. */
  readonly executionRoleArn: string;
  /** Role of the code in the container. @default none: it calls no AWS API */
  readonly taskRoleArn?: string | undefined;
}

/** What the roles of every process are about. */
export interface RoleWiring
  extends Pick<FoundationOutputs, 'repositoryArns' | 'secretArns' | 'documentsBucketName'> {
  readonly accountId: string;
  readonly keyArns: Readonly<Record<'secrets' | 'storage', string>>;
  readonly vectorStore:
    | Pick<NonNullable<FoundationOutputs['vectorStore']>, 'fileSystemArn' | 'accessPointArn'>
    | undefined;
  /** What records the commands that are typed into containers. @default nothing that we know of */
  readonly executeCommandLogGroupArn?: string | undefined;
}

/** Whose roles, and where its log goes. */
export interface RoleOwner {
  readonly process: Process;
  readonly logGroupArn: string;
}

/** The two roles of one process; a migration calls no AWS API and has no role of its own. */
export function createRoles(
  scope: Construct,
  environment: Environment,
  owner: RoleOwner,
  wiring: RoleWiring,
): Roles {
  const { process, logGroupArn } = owner;
  const executionRole = new TaskExecutionRole(scope, 'execution-role', {
    roleName: resourceName(environment, `${process}-execution`),
    region: environment.region,
    accountId: wiring.accountId,
    repositoryArn: wiring.repositoryArns[IMAGE_OF[process]],
    logGroupArn,
    secretArns: secretVariables(process, environment).map((variable) => secretArn(variable, wiring)),
    secretsKeyArn: wiring.keyArns.secrets,
  });
  return {
    executionRoleArn: executionRole.roleArn,
    ...(process !== 'migration' && { taskRoleArn: createTaskRole(scope, environment, process, wiring) }),
  };
}

function createTaskRole(
  scope: Construct,
  { name, project, region, cluster }: Environment,
  process: Process,
  wiring: RoleWiring,
): string {
  const { accountId, documentsBucketName, keyArns, executeCommandLogGroupArn } = wiring;
  const vectorStore = process === 'ai' ? wiring.vectorStore : undefined;
  return new TaskRole(scope, 'task-role', {
    roleName: resourceName({ name, project }, `${process}-task`),
    region,
    accountId,
    bucketArns: { documents: `arn:aws:s3:::${documentsBucketName}` },
    storageKeyArn: keyArns.storage,
    executeCommand: cluster.executeCommand,
    ...(executeCommandLogGroupArn && { executeCommandLogGroupArn }),
    ...(vectorStore && { vectorStore }),
  }).roleArn;
}

function secretArn(variable: string, { secretArns }: RoleWiring): string {
  const arn = secretArns[variable];
  if (arn === undefined) throw new Error(`There is no secret for ${variable}.`);
  return arn;
}
