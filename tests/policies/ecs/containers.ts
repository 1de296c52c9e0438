import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { type Policies, type Policy, samples, type Violation } from '../support/policy';
import { every, list, refersTo, resourcesOf } from '../support/resources';
import { readTemplate } from '../support/templates';

/** A container of a task definition. */
interface Container {
  /** Address of the task definition, followed by ` container <name>`. */
  readonly address: string;
  /** Address of the task definition. */
  readonly task: string;
  readonly body: Block;
}

/** Containers of a task definition; undefined where its JSON cannot be read. */
function containersIn({ container_definitions }: Block): readonly Block[] | undefined {
  const read = readTemplate(container_definitions);
  return Array.isArray(read) ? read : undefined;
}

const containersOf = (stack: TerraformConfiguration): readonly Container[] =>
  resourcesOf(stack, 'aws_ecs_task_definition').flatMap(([task, definition]) =>
    (containersIn(definition) ?? []).map((body, index) => ({
      address: `${task} container ${body['name'] ?? index + 1}`,
      task,
      body,
    })),
  );

/** Demands something of each container. */
const everyContainer =
  (
    obeys: (body: Block, container: Container, stack: TerraformConfiguration) => boolean,
    problem: string,
  ): Policy['violations'] =>
  (stack): Violation[] =>
    containersOf(stack)
      .filter((container) => !obeys(container.body, container, stack))
      .map(({ address }) => ({ address, problem }));

/** Whether a service keeps the task running; any other, such as a migration, runs once. */
const isServed = (task: string, stack: TerraformConfiguration): boolean =>
  resourcesOf(stack, 'aws_ecs_service').some(([, service]) => refersTo(service['task_definition'], task));

/** A stack with one task definition of one container. */
const oneContainer = (container: Block): Block =>
  samples({
    aws_ecs_task_definition: { container_definitions: JSON.stringify([{ name: 'app', ...container }]) },
  });

/** What an image ends with: a digest, a tag, or an expression that says either. */
const IMAGE_VERSION = /(@sha256:[0-9a-f]{64}|:[\w][\w.-]*|\$\{[^}]*\})$/;

/** Whether every variable in the text, and in the locals that it names, is checked for `latest`. */
const rejectsLatest = (text: string, stack: TerraformConfiguration): boolean =>
  [...withLocals(text, stack).matchAll(/\bvar\.(\w+)/g)].every(([, name = '']) =>
    JSON.stringify(stack.json['variable']?.[name]?.validation ?? '').includes('latest'),
  );

const withLocals = (text: string, stack: TerraformConfiguration): string =>
  text.replaceAll(/\blocal\.(\w+)/g, (_, name: string) => String(stack.json['locals']?.[name]));

const withTagVariable = (variable: Block): Block => ({
  ...oneContainer({ image: '${data.terraform_remote_state.foundation.outputs.url}:${var.rails_image_tag}' }),
  variable: { rails_image_tag: variable },
});

const served = (container: Block): Block => ({
  resource: {
    ...oneContainer(container)['resource'],
    aws_ecs_service: { sample: { task_definition: '${aws_ecs_task_definition.sample.arn}' } },
  },
});

const SECRET_NAME =
  /(^|_)(KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIALS?|SID)(_|$)|^(DATABASE|REDIS)_URL$/;

/** `scheme://user:password@host`. */
const PASSWORD_IN_URL = /:\/\/[^/\s]*:[^/\s]*@/;
/** A URL that names a user at most. */
const URL_WITHOUT_PASSWORD = /^[a-z]+:\/\/([^:@/]+@)?[^@/]+(\/|$)/;

const SECRET_ARN = 'arn:aws:secretsmanager:us-east-2:123456789012:secret:redis-url-AbCdEf';

/** The expressions of Terraform may hold colons of their own. */
const withoutExpressions = (text: string): string => text.replace(/\$\{[^}]*\}/g, 'x');

export const policies: Policies = {
  'chosen-images': {
    rule: 'containers run an image by its tag or digest, never latest',
    controls: [],
    violations: everyContainer(({ image }, _, stack) => {
      const choice = IMAGE_VERSION.exec(image ?? '')?.[0];
      return choice !== undefined && choice !== ':latest' && rejectsLatest(choice, stack);
    }, 'may run the image that was pushed last'),
    compliant: withTagVariable({ validation: [{ condition: '${var.rails_image_tag != "latest"}' }] }),
    violating: withTagVariable({}),
  },
  /** A task that runs once, such as a migration, ends by itself; a container that is not essential is not replaced. */
  'health-checks': {
    rule: 'every essential container of a service has a health check',
    controls: [],
    violations: everyContainer(
      ({ healthCheck, essential }, { task }, stack) =>
        !isServed(task, stack) ||
        essential === false ||
        (healthCheck?.command?.length > 1 && healthCheck.command[0] !== 'NONE'),
      'is never checked',
    ),
    compliant: served({ healthCheck: { command: ['CMD-SHELL', 'curl -fsS http://127.0.0.1:3000/health'] } }),
    violating: served({}),
  },
  'no-capabilities': {
    rule: 'containers drop all Linux capabilities',
    controls: [],
    violations: everyContainer(
      ({ linuxParameters }) => linuxParameters?.capabilities?.drop?.includes('ALL') === true,
      'does not drop all Linux capabilities',
    ),
    compliant: oneContainer({ linuxParameters: { capabilities: { drop: ['ALL'] } } }),
    violating: oneContainer({}),
  },
  'no-plain-secrets': {
    rule: 'secrets are not in plain environment variables',
    controls: ['ECS.8'],
    violations: everyContainer(
      ({ environment }) =>
        !list<Block>(environment).some(
          ({ name, value }) =>
            PASSWORD_IN_URL.test(value) || (SECRET_NAME.test(name) && !URL_WITHOUT_PASSWORD.test(value)),
        ),
      'has a secret in a plain environment variable',
    ),
    compliant: oneContainer({
      environment: [
        { name: 'MAX_TOKENS_PER_LESSON', value: '1000' },
        { name: 'AI_SERVICE_URL', value: 'http://ai.bmo-learning-prod.internal:8000' },
        { name: 'DATABASE_URL', value: 'postgresql://ai_service@database.internal:5432/bmo' },
      ],
    }),
    violating: oneContainer({ environment: [{ name: 'AI_SERVICE_API_KEY', value: 'dev_key' }] }),
  },
  'no-privileges': {
    rule: 'containers have no privileges on their machine',
    controls: ['CKV_AWS_334', 'ECS.4'],
    violations: everyContainer(({ privileged }) => privileged !== true, 'is privileged'),
    compliant: oneContainer({}),
    violating: oneContainer({ privileged: true }),
  },
  'no-root': {
    rule: 'containers run as a user that is named, and not as root',
    controls: ['ECS.20'],
    violations: everyContainer(
      ({ user }) => user !== undefined && !/^(root|0)?(:|$)/.test(user),
      'may run as root',
    ),
    compliant: oneContainer({ user: '1000:1000' }),
    violating: oneContainer({ user: '0:1000' }),
  },
  /** Without a version, a new value reaches a task whenever that task happens to be started. */
  'pinned-secrets': {
    rule: 'containers get a pinned version of each secret',
    controls: [],
    violations: everyContainer(
      ({ secrets }) =>
        list<Block>(secrets).every(({ valueFrom }) => /:[\w-]*::[^:]+$/.test(withoutExpressions(valueFrom))),
      'gets the current version of a secret',
    ),
    compliant: oneContainer({
      secrets: [{ name: 'REDIS_URL', valueFrom: `${SECRET_ARN}:::\${var.version}` }],
    }),
    violating: oneContainer({ secrets: [{ name: 'REDIS_URL', valueFrom: SECRET_ARN }] }),
  },
  'read-only-root': {
    rule: 'containers cannot write to their own file system',
    controls: ['CKV_AWS_336', 'ECS.5'],
    violations: everyContainer(
      ({ readonlyRootFilesystem }) => readonlyRootFilesystem === true,
      'can write to its file system',
    ),
    compliant: oneContainer({ readonlyRootFilesystem: true }),
    violating: oneContainer({ readonlyRootFilesystem: false }),
  },
  /** Fargate allows two minutes at most. */
  'time-to-stop': {
    rule: 'containers have from 30 to 120 seconds to end what they do',
    controls: [],
    violations: everyContainer(
      ({ stopTimeout }) => stopTimeout >= 30 && stopTimeout <= 120,
      'has a stop timeout outside of 30 to 120 seconds',
    ),
    compliant: oneContainer({ stopTimeout: 60 }),
    violating: oneContainer({ stopTimeout: 10 }),
  },
  /** In blocking mode, a write to standard output blocks the service while CloudWatch Logs does not answer. */
  'waiting-for-no-log': {
    rule: 'containers log in non-blocking mode',
    controls: [],
    violations: everyContainer(
      ({ logConfiguration }) =>
        logConfiguration?.options?.mode === 'non-blocking' &&
        logConfiguration.options['max-buffer-size'] !== undefined,
      'blocks while its logs cannot be delivered',
    ),
    compliant: oneContainer({
      logConfiguration: { options: { mode: 'non-blocking', 'max-buffer-size': '4m' } },
    }),
    violating: oneContainer({ logConfiguration: { options: { mode: 'blocking' } } }),
  },
  logs: {
    rule: 'containers log to a log group of the same stack, which has a key and a retention',
    controls: ['ECS.9', 'AwsSolutions-ECS7'],
    violations: everyContainer(
      ({ logConfiguration }, _, stack) =>
        logConfiguration?.logDriver === 'awslogs' &&
        resourcesOf(stack, 'aws_cloudwatch_log_group').some(([address]) =>
          refersTo(logConfiguration.options?.['awslogs-group'], address),
        ),
      'logs nowhere, or to a group that nobody declares',
    ),
    compliant: {
      resource: {
        ...oneContainer({
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '${aws_cloudwatch_log_group.sample.name}' },
          },
        })['resource'],
        aws_cloudwatch_log_group: { sample: {} },
      },
    },
    violating: oneContainer({
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/rails', 'awslogs-create-group': 'true' },
      },
    }),
  },
  'readable-containers': {
    rule: 'container definitions are JSON that policies can read',
    controls: [],
    violations: every(
      'aws_ecs_task_definition',
      (task) => (containersIn(task)?.length ?? 0) > 0,
      'has container definitions that no policy can read',
    ),
    compliant: samples({
      aws_ecs_task_definition: {
        container_definitions: '[{"image":"${var.images["app"]}:1","stopTimeout":${var.seconds}}]',
      },
    }),
    violating: samples({
      aws_ecs_task_definition: { container_definitions: '${jsonencode(var.containers)}' },
    }),
  },
};
