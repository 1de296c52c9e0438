import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { type Policies, samples } from '../support/policy';
import { accompanied, block, every, list, refersTo, resourcesOf } from '../support/resources';
import { document, statementsIn } from '../support/statements';

/** What a cluster says of the sessions of ECS Exec. */
const commandsOf = ({ configuration }: Block): readonly Block[] =>
  list<Block>(block(configuration)['execute_command_configuration']);

const isEncrypted = ({ kms_key_id, log_configuration }: Block): boolean => {
  const log = block(log_configuration);
  return (
    kms_key_id !== undefined &&
    (log['cloud_watch_encryption_enabled'] === true || log['s3_bucket_encryption_enabled'] === true)
  );
};

const withCommands = (commands: Block): Block =>
  samples({ aws_ecs_cluster: { configuration: { execute_command_configuration: commands } } });

/** Whether the code of a task has the role that a policy is for; the task waits for either of the two. */
const isOfTask = (policyAddress: string, role: unknown, stack: TerraformConfiguration): boolean => {
  const roles = resourcesOf(stack, 'aws_iam_role')
    .map(([address]) => address)
    .filter((address) => refersTo(role, address));
  return resourcesOf(stack, 'aws_ecs_task_definition').some(([, { task_role_arn }]) =>
    [policyAddress, ...roles].some((address) => refersTo(task_role_arn, address)),
  );
};

const readingSecrets = (task: Block): Block =>
  samples({
    aws_iam_role: {},
    aws_ecs_task_definition: task,
    aws_iam_role_policy: {
      role: '${aws_iam_role.sample.name}',
      policy: document({ Action: 'secretsmanager:GetSecretValue', Resource: 'arn' }),
    },
  });

const POLICY_ROLE = 'arn:aws:iam::123456789012:role/${aws_iam_role_policy.sample.role}';

export const policies: Policies = {
  'encrypted-volumes': {
    rule: 'volumes on EFS are mounted over TLS',
    controls: ['CKV_AWS_97', 'ECS.18'],
    violations: every(
      'aws_ecs_task_definition',
      ({ volume }) =>
        list<Block>(volume)
          .flatMap(({ efs_volume_configuration }) => list<Block>(efs_volume_configuration))
          .every(({ transit_encryption }) => transit_encryption === 'ENABLED'),
      'mounts a file system without TLS',
    ),
    compliant: samples({
      aws_ecs_task_definition: { volume: [{ efs_volume_configuration: { transit_encryption: 'ENABLED' } }] },
    }),
    violating: samples({
      aws_ecs_task_definition: { volume: [{ efs_volume_configuration: { file_system_id: 'fs-1' } }] },
    }),
  },
  fargate: {
    rule: 'tasks run on Fargate, with a network interface of their own',
    controls: ['ECS.17'],
    violations: every(
      'aws_ecs_task_definition',
      ({ network_mode, requires_compatibilities }) =>
        network_mode === 'awsvpc' && list(requires_compatibilities).join() === 'FARGATE',
      'does not run on Fargate with awsvpc networking',
    ),
    compliant: samples({
      aws_ecs_task_definition: { network_mode: 'awsvpc', requires_compatibilities: ['FARGATE'] },
    }),
    violating: samples({
      aws_ecs_task_definition: { network_mode: 'host', requires_compatibilities: ['FARGATE'] },
    }),
  },
  'own-processes': {
    rule: 'tasks do not share the process namespace of their host',
    controls: ['CKV_AWS_335', 'ECS.3'],
    violations: every(
      'aws_ecs_task_definition',
      ({ pid_mode }) => pid_mode !== 'host',
      'shares the process namespace of its host',
    ),
    compliant: samples({ aws_ecs_task_definition: {} }),
    violating: samples({ aws_ecs_task_definition: { pid_mode: 'host' } }),
  },
  /** A migration calls nothing in AWS, and has no role of its own. */
  'separate-roles': {
    rule: 'the task role is another role than the execution role, or none',
    controls: ['CKV_AWS_249'],
    violations: every(
      'aws_ecs_task_definition',
      ({ execution_role_arn, task_role_arn }) =>
        execution_role_arn !== undefined && execution_role_arn !== task_role_arn,
      'gives the application the permissions of the execution role',
    ),
    compliant: samples({
      aws_ecs_task_definition: {
        execution_role_arn: '${aws_iam_role.execution.arn}',
        task_role_arn: '${aws_iam_role.task.arn}',
      },
    }),
    violating: samples({
      aws_ecs_task_definition: {
        execution_role_arn: '${aws_iam_role.task.arn}',
        task_role_arn: '${aws_iam_role.task.arn}',
      },
    }),
  },
  /** The default is X86_64, on which an image for ARM64 ends with "exec format error". */
  'stated-processor': {
    rule: 'task definitions state their CPU architecture',
    controls: [],
    violations: every(
      'aws_ecs_task_definition',
      ({ runtime_platform }) => block(runtime_platform)['cpu_architecture'] !== undefined,
      'states no CPU architecture',
    ),
    compliant: samples({ aws_ecs_task_definition: { runtime_platform: { cpu_architecture: 'ARM64' } } }),
    violating: samples({ aws_ecs_task_definition: {} }),
  },
  'volumes-by-role': {
    rule: "volumes on EFS are mounted through an access point, with the task's role",
    controls: [],
    violations: every(
      'aws_ecs_task_definition',
      ({ volume }) =>
        list<Block>(volume)
          .flatMap(({ efs_volume_configuration }) => list<Block>(efs_volume_configuration))
          .map(({ authorization_config }) => block(authorization_config))
          .every(({ iam, access_point_id }) => iam === 'ENABLED' && access_point_id !== undefined),
      'mounts a file system without its role or an access point',
    ),
    compliant: samples({
      aws_ecs_task_definition: {
        volume: [
          {
            efs_volume_configuration: {
              authorization_config: { iam: 'ENABLED', access_point_id: '${aws_efs_access_point.store.id}' },
            },
          },
        ],
      },
    }),
    violating: samples({
      aws_ecs_task_definition: { volume: { efs_volume_configuration: { file_system_id: 'fs-1' } } },
    }),
  },
  /** ECS refuses a service whose strategy names a provider that the cluster does not have. */
  'capacity-providers': {
    rule: 'clusters have the capacity providers that services choose from',
    controls: [],
    violations: accompanied(
      'aws_ecs_cluster',
      {
        type: 'aws_ecs_cluster_capacity_providers',
        through: 'cluster_name',
        obeys: ({ capacity_providers }) => capacity_providers.includes('FARGATE'),
      },
      'has no capacity providers',
    ),
    compliant: samples({
      aws_ecs_cluster: {},
      aws_ecs_cluster_capacity_providers: {
        cluster_name: '${aws_ecs_cluster.sample.name}',
        capacity_providers: ['FARGATE', 'FARGATE_SPOT'],
      },
    }),
    violating: samples({ aws_ecs_cluster: {} }),
  },
  'container-insights': {
    rule: 'clusters have Container Insights',
    controls: ['CKV_AWS_65', 'ECS.12', 'AwsSolutions-ECS4'],
    violations: every(
      'aws_ecs_cluster',
      ({ setting }) =>
        list<Block>(setting).some(
          ({ name, value }) => name === 'containerInsights' && ['enabled', 'enhanced'].includes(value),
        ),
      'has no Container Insights',
    ),
    compliant: samples({ aws_ecs_cluster: { setting: [{ name: 'containerInsights', value: 'enabled' }] } }),
    violating: samples({ aws_ecs_cluster: { setting: [{ name: 'containerInsights', value: 'disabled' }] } }),
  },
  'encrypted-commands': {
    rule: 'sessions of ECS Exec and their log are encrypted with a customer managed key',
    controls: ['CKV_AWS_224'],
    violations: every(
      'aws_ecs_cluster',
      (cluster) => commandsOf(cluster).every(isEncrypted),
      'does not encrypt sessions of ECS Exec with a customer managed key',
    ),
    compliant: withCommands({
      kms_key_id: '${aws_kms_key.logs.arn}',
      log_configuration: { cloud_watch_encryption_enabled: true },
    }),
    violating: withCommands({ logging: 'OVERRIDE' }),
  },
  /** What a cluster says nothing about goes where the logs of the container go. */
  'logged-commands': {
    rule: 'sessions of ECS Exec are logged',
    controls: ['CKV_AWS_223'],
    violations: every(
      'aws_ecs_cluster',
      (cluster) => commandsOf(cluster).every(({ logging }) => logging !== 'NONE'),
      'logs no sessions of ECS Exec',
    ),
    compliant: withCommands({ logging: 'OVERRIDE' }),
    violating: withCommands({ logging: 'NONE' }),
  },
  /** ECS hands a task its secrets; whoever takes over the task gets no others. */
  'secrets-by-execution-role': {
    rule: 'task roles cannot read secrets',
    controls: [],
    violations: every(
      'aws_iam_role_policy',
      ({ role, policy: text }, address, stack) =>
        !isOfTask(address, role, stack) ||
        !statementsIn(text).some(({ actions }) => actions.some((one) => one.startsWith('secretsmanager:'))),
      'lets a task read secrets',
    ),
    compliant: readingSecrets({ execution_role_arn: POLICY_ROLE }),
    violating: readingSecrets({ task_role_arn: POLICY_ROLE }),
  },
};
