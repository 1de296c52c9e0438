import type { Environment } from '../modules/config/schema';
import { DATABASE_EXTENSIONS } from '../modules/rds/extensions';
import type { ProcessesWiring } from '../stacks/application/processes';
import { injectedVariables, PROCESSES, type Process, type SecretSource } from '../stacks/application/secrets';
import { PINNED_VARIABLES } from '../stacks/contract';
import type { Inputs } from './inputs';
import { outputOf } from './module-output';
import { SERVICES } from './service-inputs';

/** Roles, secrets and environment variables of the tasks. */
export function taskInputs(inputs: Inputs, environment: Environment) {
  const executionRoles = inputs.byKey(
    'execution_role_arns',
    PROCESSES,
    'ARN of the execution role of each service and of the migration.',
    { from: outputOf('iam', 'execution_role_arns') },
  );
  const taskRoles = inputs.byKey('task_role_arns', SERVICES, 'ARN of the task role of each service.', {
    from: outputOf('iam', 'task_role_arns'),
  });
  const taskRoleOf = (process: Process) => (process === 'migration' ? undefined : taskRoles[process]);
  return {
    secrets: secretInputs(inputs, environment),
    roles: (_, { process }) => ({
      executionRoleArn: executionRoles[process],
      taskRoleArn: taskRoleOf(process),
    }),
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
      databaseExtensions: DATABASE_EXTENSIONS.join(','),
    },
  } satisfies Partial<ProcessesWiring>;
}

/**
 * Versions are the caller's to look up where an operator writes the value: a data source inside of a module is read
 * at apply as soon as somebody writes `depends_on`, and each plan would then deploy anew.
 */
function secretInputs(inputs: Inputs, environment: Environment): SecretSource {
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
      keysFrom: { DATABASE_URL: outputOf('rds', 'database_url_version_id') },
    },
  );
  const current = inputs.byKey(
    'current_secret_version_ids',
    variables.filter((variable) => !isPinned(variable)),
    'AWSCURRENT version id of each secret that an operator writes; null before the first value.',
  );
  return {
    get: (variable) => {
      const arn = arns[variable];
      const versionId = isPinned(variable) ? pinned[variable] : current[variable];
      if (arn === undefined || versionId === undefined)
        throw new Error(`There is no secret for ${variable}.`);
      const valueFrom = `${arn}:::${versionId}`;
      return { arn, valueFrom, ...(!isPinned(variable) && { required: { secretId: arn, versionId } }) };
    },
  };
}
