import { Construct } from 'constructs';
import type { Environment } from '../../modules/config/schema';
import { logGroupNameOf, TASK_NAMES, type TaskName } from '../../stacks/application/containers';
import { createRoles, type Roles, type RoleWiring } from '../../stacks/application/roles';
import { injectedVariables } from '../../stacks/application/secrets';
import { accountIdInput, nameInput, regionInput, relocated, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { outputOf } from '../module-output';

const ROLES = TASK_NAMES.flatMap((task) => [`${task}-execution`, `${task}-task`]);

/** Execution roles and task roles. */
export const iam: ModuleDefinition = {
  name: 'iam',
  summary: 'Execution role and task role of each service and of the migration, with least privilege.',
  fixed: {
    externalKeys: 'Decides which secrets each task reads.',
    executeCommand: 'Decides whether task roles may use Session Manager, for ECS Exec.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const name = nameInput(inputs, environment, ...ROLES);
    const callers = relocated(renamed(environment, name), regionInput(inputs));
    const wiring = wiringInputs(inputs, environment);
    const rolesOf = (task: TaskName): Roles => {
      // The log group is one of ecs-service, which takes these roles: the name is known, the group is not.
      const logGroupName = logGroupNameOf(task, callers);
      const logGroupArn = `arn:aws:logs:${callers.region}:${wiring.accountId}:log-group:${logGroupName}`;
      return createRoles(new Construct(module, task), callers, { ...wiring, task, logGroupArn });
    };
    const roles = TASK_NAMES.map((task) => [task, rolesOf(task)] as const);
    module.output(
      'execution_role_arns',
      'Execution role of each service and of the migration, known once its policy is attached.',
      Object.fromEntries(roles.map(([task, { executionRoleArn }]) => [task, executionRoleArn])),
    );
    module.output(
      'task_role_arns',
      'Task role of each service. The migration calls no AWS API and has none.',
      Object.fromEntries(
        roles.flatMap(([task, { taskRoleArn }]) => (taskRoleArn ? [[task, taskRoleArn]] : [])),
      ),
    );
  },
};

function wiringInputs(inputs: Inputs, environment: Environment): RoleWiring {
  const { cluster, vectorStore } = environment;
  return {
    accountId: accountIdInput(inputs),
    repositoryArns: inputs.byKey(
      'repository_arns',
      ['aiService', 'railsApi'],
      'ARN of the repository of each image.',
      {
        from: outputOf('ecr', 'repository_arns'),
      },
    ),
    secretArns: inputs.byKey(
      'secret_arns',
      injectedVariables(environment),
      'ARN of the secret of each environment variable.',
      { from: outputOf('secrets', 'secret_arns') },
    ),
    documentsBucketName: inputs.text(
      'documents_bucket_name',
      'Bucket of uploaded documents, which Rails writes and the AI service reads.',
      {
        from: outputOf('s3', 'documents_bucket_name'),
      },
    ),
    keyArns: inputs.byKey('key_arns', ['secrets', 'storage'], 'KMS keys of the secrets and of that bucket.', {
      from: outputOf('kms', 'key_arns'),
    }),
    vectorStore: vectorStore.enabled
      ? {
          fileSystemArn: inputs.text('vector_store_file_system_arn', 'EFS file system of the vector store.'),
          accessPointArn: inputs.text('vector_store_access_point_arn', 'Access point of that file system.'),
        }
      : undefined,
    executeCommandLogGroupArn:
      cluster.executeCommand && cluster.source === 'managed'
        ? inputs.text(
            'execute_command_log_group_arn',
            'ARN of the log group of ECS Exec sessions, without :*.',
          )
        : undefined,
  };
}
