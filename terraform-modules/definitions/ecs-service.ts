import type { Environment } from '../../modules/config/schema';
import { webOrigin } from '../../modules/config/web-origins';
import { logSettings } from '../../modules/ecs/settings';
import { DATABASE_EXTENSIONS } from '../../modules/rds/extensions';
import { type ProcessesWiring, runProcesses } from '../../stacks/application-processes';
import {
  injectedVariables,
  PROCESSES,
  type Process,
  type SecretSource,
} from '../../stacks/application-secrets';
import { taggedImages } from '../../stacks/application-services';
import { ApplicationVariables } from '../../stacks/application-variables';
import { PINNED_VARIABLES } from '../../stacks/foundation-outputs';
import { nameInput, regionInput, relocated, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { serviceInputs, webServices } from '../service-inputs';

const SERVICES = ['ai', 'rails', 'sidekiq'] as const;

/** The services in a cluster that is there, and the migration. */
export const ecsService: ModuleDefinition = {
  name: 'ecs-service',
  summary:
    'The services on Fargate, with their task definitions, scaling, log groups and discovery, and the migration task.',
  fixed: {
    capacity: 'Decides which capacity providers a service has.',
    variables:
      'Decide which further environment variables containers have; a change is a change of the file.',
    publicRoutes: 'Decides whether the load balancer forwards to the AI service.',
    externalKeys: 'Decides which secrets each process reads.',
    cpuArchitecture: 'Decides together with the images; changing one without the other ends every task.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const name = nameInput(inputs, environment);
    const callers = withSettings(inputs, relocated(renamed(environment, name), regionInput(inputs)));
    const { services, migration, discoveryDomain } = runProcesses(module, callers, {
      ...surroundings(inputs, environment),
      ...taskInputs(inputs, environment),
      ...imageInputs(inputs, new ApplicationVariables(module, environment)),
    });
    const ofServices = (read: (service: (typeof services)['ai']) => string) =>
      Object.fromEntries(SERVICES.map((service) => [service, read(services[service])]));
    module.output(
      'service_names',
      'Name of each service in the cluster.',
      ofServices((one) => one.serviceName),
    );
    module.output(
      'service_arns',
      'ARN of each service.',
      ofServices((one) => one.serviceArn),
    );
    module.output('log_group_names', 'Log group of each process.', {
      ...ofServices((one) => one.logGroupName),
      migration: migration.logGroupName,
    });
    module.output('discovery_domain', 'Domain under which services find each other.', discoveryDomain);
    module.output(
      'migration_task_definition_arn',
      'What `aws ecs run-task` runs to migrate the database, in the subnets and the security group of Rails.',
      migration.taskDefinitionArn,
    );
  },
};

/** The environment with variables in place of what a caller decides. */
const withSettings = (inputs: Inputs, environment: Environment): Environment => ({
  ...environment,
  services: serviceInputs(inputs, environment),
  allowedOrigins: inputs.list(
    'allowed_origins',
    'Web origins whose pages may call the services; none are the pages of public_url.',
    environment.allowedOrigins,
    webOrigin,
  ),
  logs: {
    ...environment.logs,
    retentionDays: inputs.setting(
      'log_retention_days',
      logSettings.shape.retentionDays,
      environment.logs.retentionDays,
    ),
  },
});

/** Where the services run, and what leads to them. */
function surroundings(inputs: Inputs, environment: Environment) {
  const web = webServices(environment);
  const loadBalancerArnSuffix = inputs.text(
    'load_balancer_arn_suffix',
    'End of the ARN of the load balancer; alb has it as an output.',
  );
  const targetGroupArns = inputs.byKey(
    'target_group_arns',
    web,
    'Target group of each service that the load balancer forwards to; alb has them as an output.',
  );
  const suffixes = inputs.byKey(
    'target_group_arn_suffixes',
    web,
    'End of the ARN of each target group; alb has them as an output.',
  );
  const target = (service: 'ai' | 'rails') => ({
    targetGroupArn: targetGroupArns[service],
    targetGroupArnSuffix: suffixes[service],
    loadBalancerArnSuffix,
  });
  return {
    cluster: {
      clusterName: inputs.text('cluster_name', 'Cluster that offers FARGATE and FARGATE_SPOT.'),
      clusterArn: inputs.text('cluster_arn', 'Its ARN. Changing it replaces the services, with downtime.'),
    },
    vpcId: inputs.text('vpc_id', 'VPC in which the services find each other by name.'),
    subnetIds: inputs.list('subnet_ids', 'Private subnet of each zone.'),
    securityGroupIds: inputs.byKey(
      'security_group_ids',
      SERVICES,
      'Security group of each service; security-groups has them as an output.',
    ),
    publicUrl: inputs.text(
      'public_url',
      'Origin that people reach the platform under, such as https://learning.example.com.',
    ),
    targets: { rails: target('rails'), ai: web.includes('ai') ? target('ai') : undefined },
  } satisfies Partial<ProcessesWiring>;
}

/** What tasks are started with. */
function taskInputs(inputs: Inputs, environment: Environment) {
  const executionRoles = inputs.byKey(
    'execution_role_arns',
    PROCESSES,
    'Role with which ECS starts the tasks of each process; iam has them as an output.',
  );
  const taskRoles = inputs.byKey(
    'task_role_arns',
    SERVICES,
    'Role of the code of each service; iam has them as an output.',
  );
  const taskRoleOf = (process: Process) => (process === 'migration' ? undefined : taskRoles[process]);
  return {
    secrets: secretInputs(inputs, environment),
    roles: (_, { process }) => ({
      executionRoleArn: executionRoles[process],
      taskRoleArn: taskRoleOf(process),
    }),
    logsKeyArn: inputs.text('logs_key_arn', 'KMS key of the log groups.'),
    vectorStore: environment.vectorStore.enabled
      ? {
          fileSystemId: inputs.text('vector_store_file_system_id', 'EFS file system of the vector store.'),
          accessPointId: inputs.text('vector_store_access_point_id', 'Access point on it.'),
        }
      : undefined,
    foundation: {
      documentsBucketName: inputs.text('documents_bucket_name', 'Bucket of uploaded documents.'),
      backupsBucketName: inputs.text('backups_bucket_name', 'Bucket of exports and dumps.'),
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
  const arns = inputs.byKey(
    'secret_arns',
    variables,
    'Secret behind each environment variable; secrets has them as an output.',
  );
  const pinned = inputs.byKey(
    'secret_version_ids',
    variables.filter(isPinned),
    'Version of each secret whose value Terraform alone writes; secrets has them as an output.',
  );
  const current = inputs.byKey(
    'current_secret_version_ids',
    variables.filter((variable) => !isPinned(variable)),
    'Version that is AWSCURRENT of each secret that an operator writes, null while there is none.',
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

/** What is deployed. */
const imageInputs = (inputs: Inputs, variables: ApplicationVariables) => ({
  images: taggedImages(
    {
      repositoryUrls: inputs.byKey(
        'repository_urls',
        ['aiService', 'railsApi'],
        'Where each image is pulled from, without a tag; ecr has them as an output.',
      ),
    },
    variables,
  ),
  waitForSteadyState: variables.waitForSteadyState(),
});
