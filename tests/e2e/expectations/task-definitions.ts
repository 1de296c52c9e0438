import assert from 'node:assert/strict';
import type { Aws } from '../aws';
import { ACCOUNT_ID, REGION } from '../emulator';
import { FIRST_TAG } from '../variables';
import { type Contract, contracts, FORBIDDEN } from './contract';
import {
  containerOf,
  type EcsContainer,
  type EcsTaskDefinition,
  findService,
  findTaskDefinition,
  sidecarsOf,
} from './ecs-lookups';
import type { ExpectedEnvironment } from './expected';
import { TASKS, type TaskName } from './expected-application';
import { expectLogGroups } from './log-groups';
import { expectAttributes, expectEqual } from './lookups';

/** What runs, and what a migration would run, has everything that the source of each task reads. */
export async function expectTaskDefinitions(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  let variables = 0;
  for (const task of TASKS) {
    const definition = await findTask(aws, expected, task);
    expectSize(expected, task, definition);
    const { sidecar, ...contract } = contracts(expected)[task];
    const containers = [containerOf(definition), ...sidecarsOf(definition)];
    expectEqual(`containers of ${task}`, containers.length, sidecar ? 2 : 1);
    for (const [container, needs] of [
      [containers[0], contract],
      [containers[1], sidecar],
    ] as const) {
      if (!container || !needs) continue;
      expectVariables(task, container, needs);
      expectBehaviour(task, container, needs);
      await expectImageAndLog(aws, expected, task, container);
      variables += (container.environment?.length ?? 0) + (container.secrets?.length ?? 0);
    }
  }
  return `${variables} variables of ${TASKS.length} tasks`;
}

/** The revision that a service runs, or the newest one of the migration, which has no service. */
export async function findTask(
  aws: Aws,
  expected: ExpectedEnvironment,
  task: TaskName,
): Promise<EcsTaskDefinition> {
  if (task === 'migration') return findTaskDefinition(aws, `${expected.prefix}-${task}`);
  return findTaskDefinition(aws, (await findService(aws, expected, task)).taskDefinition);
}

function expectSize(
  { application }: ExpectedEnvironment,
  task: TaskName,
  definition: EcsTaskDefinition,
): void {
  const [cpu, memory] = application.services[task === 'migration' ? 'rails' : task].size;
  expectAttributes(`the task of ${task}`, definition, {
    cpu,
    memory,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    // The lockfile of the Rails API is for arm64 alone.
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
  });
}

function expectVariables(task: TaskName, container: EcsContainer, contract: Contract): void {
  const { environment = [], secrets = [] } = container;
  const values = Object.fromEntries(environment.map(({ name, value }) => [name, value]));
  expectAttributes(`the environment of ${task}`, values, contract.environment);
  expectEqual(`secrets of ${task}`, secrets.map(({ name }) => name).sort(), contract.secrets);
  const names = [...environment, ...secrets].map(({ name }) => name);
  expectEqual(`variables of ${task} given twice`, names.length, new Set(names).size);
  expectEqual(
    `variables that ${task} must not have`,
    FORBIDDEN.filter((name) => names.includes(name)),
    [],
  );
}

function expectBehaviour(task: TaskName, container: EcsContainer, contract: Contract): void {
  const ports = container.portMappings?.map(({ containerPort }) => containerPort) ?? [];
  expectEqual(`ports of ${task}`, ports, contract.port ? [contract.port] : []);
  expectText(`command of ${task}`, container.command, contract.command);
  expectText(`health check of ${task}`, container.healthCheck?.command, contract.healthCheck);
  assert.ok((container.stopTimeout ?? 0) >= contract.stopsWithin, `${task} is killed too early`);
  expectEqual(
    `init process of ${task}`,
    container.linuxParameters?.initProcessEnabled ?? false,
    contract.initProcess,
  );
  expectEqual(`user of ${task}`, container.user?.split(':')[0], '1000');
}

function expectText(what: string, words: readonly string[] | undefined, pattern: RegExp | undefined): void {
  if (pattern) assert.match(words?.join(' ') ?? '', pattern, what);
  else expectEqual(what, words ?? [], []);
}

async function expectImageAndLog(
  aws: Aws,
  expected: ExpectedEnvironment,
  task: TaskName,
  { image, logConfiguration }: EcsContainer,
): Promise<void> {
  const repository = expected.application.repositories[task];
  const registry = `${ACCOUNT_ID}.dkr.ecr.${REGION}.amazonaws.com`;
  expectEqual(`image of ${task}`, image, `${registry}/${repository}:${FIRST_TAG}`);
  const logGroup = `/ecs/${expected.prefix}/${task}`;
  expectEqual(`log driver of ${task}`, logConfiguration?.logDriver, 'awslogs');
  expectAttributes(`the log of ${task}`, logConfiguration?.options ?? {}, {
    'awslogs-group': logGroup,
    'awslogs-region': REGION,
    mode: 'non-blocking',
  });
  await expectLogGroups(aws, expected, [logGroup]);
}
