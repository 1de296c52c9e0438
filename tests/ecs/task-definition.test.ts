import { Fn, TerraformLocal, TerraformOutput, type TerraformStack, TerraformVariable } from 'cdktf';
import type { Container } from '../../modules/ecs/container';
import { TaskDefinition, type TaskDefinitionProps } from '../../modules/ecs/task-definition';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const container: Container = {
  name: 'ai',
  image: 'registry/ai@sha256:1',
  environment: { PORT: '8000', AWS_REGION: 'us-east-2' },
  secrets: { REDIS_URL: 'arn:redis', DATABASE_URL: 'arn:database:::2' },
  port: 8000,
  healthCheck: {
    command: ['CMD-SHELL', 'python -c "import urllib" || exit 1'],
    intervalSeconds: 30,
    timeoutSeconds: 10,
    retries: 5,
    startPeriodSeconds: 120,
  },
  stopTimeoutSeconds: 60,
  initProcess: true,
  user: '1000',
  readonlyRootFileSystem: false,
};

const task = (props: Partial<TaskDefinitionProps>, changes: Partial<Container>): TaskDefinitionProps => ({
  family: 'bmo-learning-test-ai',
  cpu: 1024,
  memoryMiB: 2048,
  cpuArchitecture: 'ARM64',
  executionRoleArn: 'arn:execution',
  taskRoleArn: 'arn:task',
  container: { ...container, ...changes },
  logGroupName: '/ecs/bmo-learning-test/ai',
  region: 'us-east-2',
  ...props,
});

const synthesize = (
  props: Partial<TaskDefinitionProps> = {},
  changes: (stack: TerraformStack) => Partial<Container> = () => ({}),
) =>
  synthesizeConstruct((stack) => {
    const definition = new TaskDefinition(stack, 'ai', task(props, changes(stack)));
    new TerraformOutput(stack, 'arn', { value: definition.taskDefinitionArn });
    new TerraformOutput(stack, 'family', { value: definition.family });
  });

const definitionOf = (...parameters: Parameters<typeof synthesize>) =>
  synthesize(...parameters).at('aws_ecs_task_definition.ai');
const textOf = (changes: (stack: TerraformStack) => Partial<Container>): string =>
  definitionOf({}, changes)['container_definitions'];
const containerOf = (changes: Partial<Container> = {}) => JSON.parse(textOf(() => changes))[0];

describe('a container beside that of the task', () => {
  const sidecar: Container = { ...container, name: 'queue-metrics', port: undefined, healthCheck: undefined };
  const definitions = JSON.parse(definitionOf({ sidecar })['container_definitions']);

  it('ends without the task', () => {
    expect(
      definitions.map(({ name, essential }: Container & { essential: boolean }) => [name, essential]),
    ).toEqual([
      ['ai', true],
      ['queue-metrics', false],
    ]);
  });

  it('logs to the same group, in streams of its own', () => {
    expect(definitions[1].logConfiguration.options).toMatchObject({
      'awslogs-group': '/ecs/bmo-learning-test/ai',
      'awslogs-stream-prefix': 'queue-metrics',
    });
  });
});

describe('a task definition', () => {
  it('has the given size and processor architecture', () => {
    expect(definitionOf()).toMatchObject({
      family: 'bmo-learning-test-ai',
      cpu: '1024',
      memory: '2048',
      runtime_platform: { operating_system_family: 'LINUX', cpu_architecture: 'ARM64' },
    });
  });

  it('has the given execution role and task role', () => {
    expect(definitionOf()).toMatchObject({ execution_role_arn: 'arn:execution', task_role_arn: 'arn:task' });
  });

  it('has no task role if its code calls no AWS API', () => {
    expect(definitionOf({ taskRoleArn: undefined })).not.toHaveProperty('task_role_arn');
  });

  it('keeps old revisions for rollbacks', () => {
    expect(definitionOf()).toMatchObject({ skip_destroy: true, track_latest: false });
  });

  it.each([
    [{ memoryMiB: 3000 }, '3000'],
    [{ cpu: 256, memoryMiB: 4096 }, '4096'],
    [{ cpu: 300 as 256 }, '300'],
  ] as const)('rejects a size that Fargate does not support: %o', (size, got) => {
    expect(() => synthesize(size)).toThrow(/^1 problem in the settings of bmo-learning-prod-foundation\/ai/);
    expect(() => synthesize(size)).toThrow(new RegExp(`got: +${got}\\n`));
  });

  it('reports the supported memory of the CPU size', () => {
    expect(() => synthesize({ cpu: 512, memoryMiB: 512 })).toThrow(/allowed: 1024, 2048, 3072, 4096\n/);
  });

  it('has no volumes by default', () => {
    expect(definitionOf()).not.toHaveProperty('volume');
    expect(containerOf().mountPoints).toEqual([]);
  });

  it('mounts the file system through the access point, if given', () => {
    const definition = definitionOf({
      efs: { fileSystemId: 'fs-1', accessPointId: 'fsap-1', containerPath: '/mnt/store' },
    });
    expect(definition['volume']).toMatchObject([
      {
        name: 'efs',
        efs_volume_configuration: {
          file_system_id: 'fs-1',
          authorization_config: { access_point_id: 'fsap-1' },
        },
      },
    ]);
    expect(JSON.parse(definition['container_definitions'])[0].mountPoints).toEqual([
      { sourceVolume: 'efs', containerPath: '/mnt/store', readOnly: false },
    ]);
  });

  it('returns its newest revision and its family', () => {
    expect(synthesize().outputs()).toMatchObject({
      arn: { value: '${aws_ecs_task_definition.ai.arn}' },
      family: { value: '${aws_ecs_task_definition.ai.family}' },
    });
  });
});

describe('a container', () => {
  it('runs the image as its user, and is essential', () => {
    expect(containerOf()).toMatchObject({
      name: 'ai',
      image: 'registry/ai@sha256:1',
      essential: true,
      user: '1000:1000',
      stopTimeout: 60,
    });
  });

  it('runs the command of the image, or the given one', () => {
    expect(containerOf()).not.toHaveProperty('command');
    expect(containerOf({ command: ['bundle', 'exec', 'sidekiq'] }).command).toEqual([
      'bundle',
      'exec',
      'sidekiq',
    ]);
  });

  it('sorts its variables and secrets by name', () => {
    expect(containerOf()).toMatchObject({
      environment: [
        { name: 'AWS_REGION', value: 'us-east-2' },
        { name: 'PORT', value: '8000' },
      ],
      secrets: [
        { name: 'DATABASE_URL', valueFrom: 'arn:database:::2' },
        { name: 'REDIS_URL', valueFrom: 'arn:redis' },
      ],
    });
  });

  it('maps its port under its name, or none', () => {
    expect(containerOf().portMappings).toEqual([
      { name: 'ai', containerPort: 8000, hostPort: 8000, protocol: 'tcp' },
    ]);
    expect(containerOf({ port: undefined }).portMappings).toEqual([]);
  });

  it('has a health check, if given', () => {
    expect(containerOf().healthCheck).toEqual({
      command: ['CMD-SHELL', 'python -c "import urllib" || exit 1'],
      interval: 30,
      timeout: 10,
      retries: 5,
      startPeriod: 120,
    });
    expect(containerOf({ healthCheck: undefined })).not.toHaveProperty('healthCheck');
  });

  it('has an init process only if configured, because the command is then no longer PID 1', () => {
    expect(containerOf().linuxParameters).toEqual({ initProcessEnabled: true });
    expect(containerOf({ initProcess: false })).not.toHaveProperty('linuxParameters');
  });

  it('logs in non-blocking mode: it does not stop if CloudWatch Logs is unreachable', () => {
    expect(containerOf().logConfiguration).toEqual({
      logDriver: 'awslogs',
      options: {
        'awslogs-group': '/ecs/bmo-learning-test/ai',
        'awslogs-region': 'us-east-2',
        'awslogs-stream-prefix': 'ai',
        mode: 'non-blocking',
        'max-buffer-size': '25m',
      },
    });
  });

  it('can write only to an empty volume at /tmp if its root file system is read-only', () => {
    const definition = definitionOf({}, () => ({ readonlyRootFileSystem: true }));
    expect(definition['volume']).toEqual([{ name: 'tmp' }]);
    expect(JSON.parse(definition['container_definitions'])[0]).toMatchObject({
      readonlyRootFilesystem: true,
      mountPoints: [{ sourceVolume: 'tmp', containerPath: '/tmp', readOnly: false }],
    });
  });

  it('has a writable root file system with a reason', () => {
    expect(containerOf().readonlyRootFilesystem).toBe(false);
  });
});

describe('values of a container', () => {
  const environment = (value: (stack: TerraformStack) => string) =>
    textOf((stack) => ({ environment: { VALUE: value(stack) }, secrets: {} }));
  const variable = (stack: TerraformStack) => new TerraformVariable(stack, 'origin', {}).stringValue;

  it('can be JSON', () => {
    expect(
      containerOf({ environment: { ALLOWED_ORIGINS: '["https://a.example.com"]' } }).environment,
    ).toEqual([{ name: 'ALLOWED_ORIGINS', value: '["https://a.example.com"]' }]);
  });

  it('can be JSON with values that are known at plan time only', () => {
    expect(environment((stack) => JSON.stringify([variable(stack)]))).toContain(
      '"value":"[\\"${var.origin}\\"]"',
    );
  });

  it('can be expressions with quotation marks', () => {
    const upper = environment((stack) => Fn.join(', ', [variable(stack), 'b']));
    expect(upper).toContain('"value":"${join(", ", [var.origin, "b"])}"');
  });

  it('stay numbers if they are known at plan time only', () => {
    const text = textOf((stack) => {
      const port = new TerraformVariable(stack, 'port', { type: 'number' }).numberValue;
      return { port, stopTimeoutSeconds: port };
    });
    expect(text).toContain('"containerPort":${var.port},"hostPort":${var.port},');
    expect(text).toContain('"stopTimeout":${var.port},');
  });
});

describe('a secret that an operator sets', () => {
  it('needs a value before a revision is created, because ECS starts no task without it', () => {
    const required = synthesizeConstruct((stack) => {
      const versionId = new TerraformLocal(stack, 'current', '${one(var.versions)}').asString;
      const secretId = 'bmo-learning/test/openai-api-key';
      new TaskDefinition(
        stack,
        'ai',
        task({ requiredSecretVersions: { OPENAI_API_KEY: { secretId, versionId } } }, {}),
      );
    });
    expect(required.at('aws_ecs_task_definition.ai')['lifecycle'].precondition).toEqual([
      {
        condition: '${(local.current != null)}',
        error_message:
          'The secret "bmo-learning/test/openai-api-key" has no value for OPENAI_API_KEY, and ECS starts no ' +
          'task without it. Set it: aws secretsmanager put-secret-value --secret-id ' +
          'bmo-learning/test/openai-api-key --secret-string file:///dev/stdin (type the value, then Ctrl-D), ' +
          'and apply again.',
      },
    ]);
  });

  it('is not checked if there is none', () => {
    expect(definitionOf({ requiredSecretVersions: {} })).not.toHaveProperty('lifecycle');
  });
});

describe('TaskDefinition', () => {
  itIsReusable(
    (stack, id, { text, number }) =>
      new TaskDefinition(
        stack,
        id,
        task(
          {
            family: text('family'),
            cpu: number('cpu') as 256,
            memoryMiB: number('memory'),
            cpuArchitecture: text('architecture') as 'ARM64',
            executionRoleArn: text('execution_role'),
            taskRoleArn: text('task_role'),
            logGroupName: text('log_group'),
            region: text('region'),
            efs: {
              fileSystemId: text('file_system'),
              accessPointId: text('access_point'),
              containerPath: text('path'),
            },
            requiredSecretVersions: { KEY: { secretId: text('secret'), versionId: text('version') } },
          },
          {
            image: text('image'),
            environment: { VALUE: text('value') },
            secrets: { KEY: text('secret') },
            port: number('port'),
            user: text('user'),
          },
        ),
      ),
  );
});
