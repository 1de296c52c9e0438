import type { Environment } from '../../modules/config/schema';
import { webOrigin } from '../../modules/config/web-origins';
import { SERVICE_NAMES } from '../../modules/ecs/service-settings';
import { chosenImages, type RunWiring, runServices } from '../../stacks/application/services';
import { ApplicationVariables } from '../../stacks/application/variables';
import { logsInput, nameInput, regionInput, relocated, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import type { Inputs } from '../inputs';
import { outputOf } from '../module-output';
import { serviceInputs, webServices } from '../service-inputs';
import { taskInputs } from '../task-inputs';
import type { TerraformModule } from '../terraform-module';

/** The services in a cluster that is there, and the migration. */
export const ecsService: ModuleDefinition = {
  name: 'ecs-service',
  summary:
    'The services on Fargate, with their task definitions, scaling, log groups and discovery, and the migration task.',
  fixed: {
    capacity: 'Decides which capacity providers a service has.',
    'autoscaling.schedules': 'Decide which scheduled actions there are.',
    longestRequestSeconds: 'Of Rails it concerns the load balancer only: an input of alb.',
    variables: 'Decide which further environment variables containers have.',
    answersWhileBusy: 'Decides which rules the health check has to keep.',
    publicRoutes: 'Decides whether the load balancer forwards to the AI service.',
    externalKeys: 'Decides which secrets each task reads.',
    'vectorStore.enabled':
      'Limits the AI service to one task: a second writer would damage the vector store.',
    cpuArchitecture: 'Decided when the images are built. Tasks of another architecture do not start.',
  },
  build: (module, environment) => {
    const { inputs } = module;
    const name = nameInput(inputs, environment);
    const callers = withSettings(inputs, relocated(renamed(environment, name), regionInput(inputs)));
    const { services, migration, discoveryDomain } = runServices(module, callers, {
      ...surroundings(inputs, environment),
      ...taskInputs(inputs, environment),
      ...imageInputs(module, new ApplicationVariables(module, environment)),
    });
    const ofServices = (read: (service: (typeof services)['ai']) => string) =>
      Object.fromEntries(SERVICE_NAMES.map((service) => [service, read(services[service])]));
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
    module.output('log_group_names', 'Log group of each service and of the migration.', {
      ...ofServices((one) => one.logGroupName),
      migration: migration.logGroupName,
    });
    module.output('discovery_domain', 'Private DNS domain of the services.', discoveryDomain);
    module.output(
      'migration_task_definition_arn',
      'Task definition of the database migration. `aws ecs run-task` runs it in the subnets and the security group of Rails.',
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
    'Web origins allowed by CORS to call the services. Pages of public_url are always allowed.',
    { fallback: environment.allowedOrigins, format: webOrigin },
  ),
  logs: logsInput(inputs, environment),
});

/** Cluster, network and target groups of the services. */
function surroundings(inputs: Inputs, environment: Environment) {
  const web = webServices(environment);
  const loadBalancerArnSuffix = inputs.text('load_balancer_arn_suffix', 'ARN suffix of the load balancer.', {
    from: outputOf('alb', 'load_balancer_arn_suffix'),
  });
  const targetGroupArns = inputs.byKey(
    'target_group_arns',
    web,
    'ARN of the target group of each service behind the load balancer.',
    { from: outputOf('alb', 'target_group_arns') },
  );
  const suffixes = inputs.byKey('target_group_arn_suffixes', web, 'ARN suffix of each target group.', {
    from: outputOf('alb', 'target_group_arn_suffixes'),
  });
  const target = (service: 'ai' | 'rails') => ({
    targetGroupArn: targetGroupArns[service],
    targetGroupArnSuffix: suffixes[service],
    loadBalancerArnSuffix,
  });
  return {
    cluster: {
      clusterName: inputs.text(
        'cluster_name',
        'Name of the ECS cluster. It must have the capacity providers FARGATE and FARGATE_SPOT.',
      ),
      clusterArn: inputs.text(
        'cluster_arn',
        'ARN of the cluster. Changing it replaces the services, with downtime.',
      ),
    },
    vpcId: inputs.text('vpc_id', 'VPC of the services and of their private DNS.'),
    subnetIds: inputs.list('subnet_ids', 'Private subnet of each zone.'),
    securityGroupIds: inputs.byKey('security_group_ids', SERVICE_NAMES, 'Security group of each service.', {
      from: outputOf('security-groups', 'security_group_ids'),
    }),
    publicUrl: inputs.text('public_url', 'Public URL of the platform.', {
      from: outputOf('acm', 'public_url'),
    }),
    targets: { rails: target('rails'), ai: web.includes('ai') ? target('ai') : undefined },
  } satisfies Partial<RunWiring>;
}

/** Images and their digests or tags. */
const imageInputs = (module: TerraformModule, variables: ApplicationVariables) => ({
  images: chosenImages(
    module,
    {
      repositoryUrls: module.inputs.byKey(
        'repository_urls',
        ['aiService', 'railsApi'],
        'URL of the repository of each image, without a tag.',
        { from: outputOf('ecr', 'repository_urls') },
      ),
    },
    variables,
  ),
  waitForSteadyState: variables.waitForSteadyState(),
});
