import assert from 'node:assert/strict';
import type { Aws } from '../aws';
import { ACCOUNT_ID, REGION } from '../emulator';
import { FIRST_TAG } from '../variables';
import { contracts, FORBIDDEN } from './contract';
import {
  containerOf,
  type EcsContainer,
  type EcsTaskDefinition,
  findService,
  findTaskDefinition,
} from './ecs-lookups';
import type { ExpectedEnvironment } from './expected';
import { PROCESSES, type ProcessName } from './expected-application';
import { expectLogGroups } from './log-groups';
import { expectAttributes, expectEqual } from './lookups';

/** What runs, and what a migration would run, has everything that the source of each process reads. */
export async function expectTaskDefinitions(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  let variables = 0;
  for (const process of PROCESSES) {
    const definition = await findProcess(aws, expected, process);
    expectSize(expected, process, definition);
    const container = containerOf(definition);
    expectVariables(expected, process, container);
    expectBehaviour(expected, process, container);
    await expectImageAndLog(aws, expected, process, container);
    variables += (container.environment?.length ?? 0) + (container.secrets?.length ?? 0);
  }
  return `${variables} variables of ${PROCESSES.length} processes`;
}

/** The revision that a service runs, or the newest one of the migration, which has no service. */
export async function findProcess(
  aws: Aws,
  expected: ExpectedEnvironment,
  process: ProcessName,
): Promise<EcsTaskDefinition> {
  if (process === 'migration') return findTaskDefinition(aws, `${expected.prefix}-${process}`);
  return findTaskDefinition(aws, (await findService(aws, expected, process)).taskDefinition);
}

function expectSize(
  { application }: ExpectedEnvironment,
  process: ProcessName,
  definition: EcsTaskDefinition,
): void {
  const [cpu, memory] = application.services[process === 'migration' ? 'rails' : process].size;
  expectAttributes(`the task of ${process}`, definition, {
    cpu,
    memory,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    // The lockfile of the Rails API is for arm64 alone.
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
  });
}

function expectVariables(expected: ExpectedEnvironment, process: ProcessName, container: EcsContainer): void {
  const { environment = [], secrets = [] } = container;
  const contract = contracts(expected)[process];
  const values = Object.fromEntries(environment.map(({ name, value }) => [name, value]));
  expectAttributes(`the environment of ${process}`, values, contract.environment);
  expectEqual(`secrets of ${process}`, secrets.map(({ name }) => name).sort(), contract.secrets);
  const names = [...environment, ...secrets].map(({ name }) => name);
  expectEqual(`variables of ${process} given twice`, names.length, new Set(names).size);
  expectEqual(
    `variables that ${process} must not have`,
    FORBIDDEN.filter((name) => names.includes(name)),
    [],
  );
}

function expectBehaviour(expected: ExpectedEnvironment, process: ProcessName, container: EcsContainer): void {
  const contract = contracts(expected)[process];
  const ports = container.portMappings?.map(({ containerPort }) => containerPort) ?? [];
  expectEqual(`ports of ${process}`, ports, contract.port ? [contract.port] : []);
  expectText(`command of ${process}`, container.command, contract.command);
  expectText(`health check of ${process}`, container.healthCheck?.command, contract.healthCheck);
  assert.ok((container.stopTimeout ?? 0) >= contract.stopsWithin, `${process} is killed too early`);
  expectEqual(
    `init process of ${process}`,
    container.linuxParameters?.initProcessEnabled ?? false,
    contract.initProcess,
  );
  expectEqual(`user of ${process}`, container.user?.split(':')[0], '1000');
}

function expectText(what: string, words: readonly string[] | undefined, pattern: RegExp | undefined): void {
  if (pattern) assert.match(words?.join(' ') ?? '', pattern, what);
  else expectEqual(what, words ?? [], []);
}

async function expectImageAndLog(
  aws: Aws,
  expected: ExpectedEnvironment,
  process: ProcessName,
  { image, logConfiguration }: EcsContainer,
): Promise<void> {
  const repository = expected.application.repositories[process];
  const registry = `${ACCOUNT_ID}.dkr.ecr.${REGION}.amazonaws.com`;
  expectEqual(`image of ${process}`, image, `${registry}/${repository}:${FIRST_TAG}`);
  const logGroup = `/ecs/${expected.prefix}/${process}`;
  expectEqual(`log driver of ${process}`, logConfiguration?.logDriver, 'awslogs');
  expectAttributes(`the log of ${process}`, logConfiguration?.options ?? {}, {
    'awslogs-group': logGroup,
    'awslogs-region': REGION,
    mode: 'non-blocking',
  });
  await expectLogGroups(aws, expected, [logGroup]);
}
