import type { Environment } from '../modules/config/schema';
import { SERVICE_NAMES, type ServiceName } from '../modules/ecs/service-settings';
import { DATABASE_EXTENSIONS } from '../modules/rds/extensions';
import { TASK_NAMES } from '../stacks/application/containers';
import { type InjectedSecret, injectedVariables, ofVariable } from '../stacks/application/secrets';
import type { RunWiring } from '../stacks/application/services';
import { PINNED_VARIABLES } from '../stacks/contract';
import type { Inputs } from './inputs';
import { outputOf } from './module-output';

/** Roles, secrets and environment variables of the tasks. */
export function taskInputs(inputs: Inputs, environment: Environment) {
  const executionRoles = inputs.byKey(
    'execution_role_arns',
    TASK_NAMES,
    'ARN of the execution role of each service and of the migration.',
    { from: outputOf('iam', 'execution_role_arns') },
  );
  const taskRoles = inputs.byKey('task_role_arns', SERVICE_NAMES, 'ARN of the task role of each service.', {
    from: outputOf('iam', 'task_role_arns'),
  });
  const rolesOf = (service: ServiceName) => ({
    executionRoleArn: executionRoles[service],
    taskRoleArn: taskRoles[service],
  });
  return {
    secrets: secretInputs(inputs, environment),
    roles: {
      ai: rolesOf('ai'),
      rails: rolesOf('rails'),
      sidekiq: rolesOf('sidekiq'),
      migration: { executionRoleArn: executionRoles.migration },
    },
    logsKeyArn: inputs.text('logs_key_arn', 'KMS key of the log groups.', {
      from: outputOf('kms', 'key_arns', 'logs'),
    }),
    vectorStore: environment.vectorStore.enabled
      ? {
          fileSystemId: inputs.text('vector_store_file_system_id', 'EFS file system of the vector store.'),
          accessPointId: inputs.text('vector_store_access_point_id', 'Access point of that file system.'),
        }
      : undefined,
    foundation: {
      documentsBucketName: inputs.text('documents_bucket_name', 'Bucket of uploaded documents.', {
        from: outputOf('s3', 'documents_bucket_name'),
      }),
      backupsBucketName: inputs.text('backups_bucket_name', 'Bucket of database exports and dumps.', {
        from: outputOf('s3', 'backups_bucket_name'),
      }),
      databaseAddress: inputs.text('database_address', 'Host name of the database.', {
        from: outputOf('rds', 'address'),
      }),
      databaseExtensions: DATABASE_EXTENSIONS.join(','),
    },
  } satisfies Partial<RunWiring>;
}

/**
 * The caller looks versions up where an operator writes the value. Terraform reads a data source inside of a module at
 * apply as soon as the module has a `depends_on`, and every plan would then deploy again.
 */
function secretInputs(inputs: Inputs, environment: Environment): RunWiring['secrets'] {
  const variables = injectedVariables(environment);
  const isPinned = (variable: string): boolean => PINNED_VARIABLES.includes(variable);
  const arns = inputs.byKey('secret_arns', variables, 'ARN of the secret of each environment variable.', {
    from: outputOf('secrets', 'secret_arns'),
  });
  const pinned = inputs.byKey(
    'secret_version_ids',
    variables.filter(isPinned),
    'Version id of each secret that only Terraform writes.',
    {
      from: outputOf('secrets', 'secret_version_ids'),
      keysFrom: {
        DATABASE_URL: outputOf('rds', 'database_url_version_id'),
        MIGRATION_DATABASE_URL: outputOf('rds', 'migration_database_url_version_id'),
      },
    },
  );
  const current = inputs.byKey(
    'current_secret_version_ids',
    variables.filter((variable) => !isPinned(variable)),
    'AWSCURRENT version id of each secret that an operator writes; null before the first value.',
  );
  const read = (variable: string): InjectedSecret => {
    const secretId = ofVariable(arns, variable);
    const versionId = ofVariable(isPinned(variable) ? pinned : current, variable);
    const valueFrom = `${secretId}:::${versionId}`;
    return { valueFrom, ...(!isPinned(variable) && { required: { secretId, versionId } }) };
  };
  return Object.fromEntries(variables.map((variable) => [variable, read(variable)]));
}
