import fc from 'fast-check';
import type { Draft } from '../../../modules/config/draft';
import { fargateSizes, vectorStore } from '../../../modules/config/rules/compute';
import { FARGATE_CPU_UNITS, FARGATE_SIZES, type FargateCpu } from '../../../modules/ecs/fargate-sizes';
import { problemsInProd } from '../support/problems-of';

const problemsOf = (cpu: FargateCpu, memoryMiB: number) =>
  fargateSizes({ services: { ai: { cpu, memoryMiB } } });

describe('Fargate sizes', () => {
  test('an unsupported pair is reported with the supported memory sizes', () => {
    expect(problemsInProd({ 'services.rails.memoryMiB': 8192 })).toEqual([
      {
        at: 'prod: services.rails.memoryMiB',
        got: '8192 MiB with 512 CPU units',
        allowed: 'with 512 CPU units: 1024, 2048, 3072, 4096 MiB',
        fix: 'Change the memory, or set cpu to 1024 or 2048 or 4096.',
      },
    ]);
  });

  test('long lists of sizes are given as a range', () => {
    expect(problemsInProd({ 'services.ai.cpu': 16384, 'services.ai.memoryMiB': 512 })).toEqual([
      {
        at: 'prod: services.ai.memoryMiB',
        got: '512 MiB with 16384 CPU units',
        allowed: 'with 16384 CPU units: 32768 to 122880 in steps of 8192 MiB',
        fix: 'Change the memory, or set cpu to 256.',
      },
    ]);
  });

  test('if no CPU size supports the memory, only the memory can be changed', () => {
    expect(problemsInProd({ 'services.ai.memoryMiB': 2500 }).map(({ fix }) => fix)).toEqual([
      'Change the memory.',
    ]);
  });

  test.each([
    [256, [512, 1024, 2048]],
    [512, [1024, 2048, 3072, 4096]],
    [1024, [2048, 3072, 4096, 5120, 6144, 7168, 8192]],
    [8192, [16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440]],
    [16384, [32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880]],
  ] as const)('%i CPU units support the memory that AWS documents', (cpu, sizes) => {
    expect(FARGATE_SIZES[cpu]).toEqual(sizes);
  });

  test.each([
    [2048, 4096, 16384, 13],
    [4096, 8192, 30720, 23],
  ] as const)('%i CPU units support every GiB from %i to %i MiB', (cpu, least, most, count) => {
    const sizes = FARGATE_SIZES[cpu];
    expect([sizes.at(0), sizes.at(-1), sizes.length]).toEqual([least, most, count]);
  });

  test('every supported pair is accepted', () => {
    const pairs = FARGATE_CPU_UNITS.flatMap((cpu) =>
      FARGATE_SIZES[cpu].map((memory) => [cpu, memory] as const),
    );
    expect(pairs.flatMap(([cpu, memory]) => problemsOf(cpu, memory))).toEqual([]);
  });

  test('every other pair is rejected', () => {
    const pair = fc.tuple(fc.constantFrom(...FARGATE_CPU_UNITS), fc.integer({ min: 0, max: 130_000 }));
    const isSupported = ([cpu, memory]: [FargateCpu, number]) =>
      (FARGATE_SIZES[cpu] as readonly number[]).includes(memory);
    fc.assert(
      fc.property(
        pair.filter((candidate) => !isSupported(candidate)),
        ([cpu, memory]) => problemsOf(cpu, memory).length === 1,
      ),
    );
  });
});

describe('Tasks', () => {
  test('can have a fixed number', () => {
    expect(problemsInProd({ 'services.rails.tasks': { min: 3, max: 3 } })).toEqual([]);
  });

  test('have a minimum that does not exceed the maximum', () => {
    expect(problemsInProd({ 'services.rails.tasks': { min: 4, max: 3 } })).toEqual([
      {
        at: 'prod: services.rails.tasks.min',
        got: '4, more than tasks.max, which is 3',
        allowed: 'from 1 to 3',
        fix: 'Lower tasks.min or raise tasks.max.',
      },
    ]);
  });
});

describe('Capacity', () => {
  test('has a weight for the tasks beyond the base', () => {
    expect(problemsInProd({ 'services.sidekiq.capacity.onDemandWeight': 0 })).toEqual([]);
    const capacity = { onDemandBase: 2, onDemandWeight: 0, spotWeight: 0 };
    expect(problemsInProd({ 'services.sidekiq.capacity': capacity })).toEqual([
      {
        at: 'prod: services.sidekiq.capacity',
        got: '0 for both onDemandWeight and spotWeight',
        allowed: 'at least one weight above 0',
        fix: 'Set onDemandWeight to 1 for Fargate, or spotWeight to 1 for Fargate Spot.',
      },
    ]);
  });
});

describe('Deployments', () => {
  test('can stop or start a task', () => {
    expect(problemsInProd({ 'services.rails.deployment': { maximumPercent: 150 } })).toEqual([]);
    const deployment = { minimumHealthyPercent: 100, maximumPercent: 100 };
    expect(problemsInProd({ 'services.rails.deployment': deployment })).toEqual([
      {
        at: 'prod: services.rails.deployment',
        got: '100 % minimum and 100 % maximum',
        allowed: 'a minimumHealthyPercent below 100 or a maximumPercent above 100',
        fix: 'Raise maximumPercent to 200, or lower minimumHealthyPercent to 0 if two tasks must never run at once.',
      },
    ]);
  });

  test('never run two tasks on one vector store', () => {
    const reason = 'The images of March open the store and answer from it.';
    const vectorStore = { enabled: true, reason, infrequentAccessAfterDays: 30 };
    const tasks = { min: 1, max: 1 };
    const replaced = { minimumHealthyPercent: 0, maximumPercent: 100 };
    const on = { vectorStore, 'services.ai.tasks': tasks, 'services.ai.workers': 1 };
    expect(problemsInProd({ ...on, 'services.ai.deployment': replaced })).toEqual([]);
    expect(problemsInProd(on)).toEqual([
      {
        at: 'prod: services.ai.deployment',
        got: '100 % minimum and 200 % maximum, with vectorStore.enabled',
        allowed: '{ minimumHealthyPercent: 0, maximumPercent: 100 }: Chroma supports one writer at any time',
        fix: 'Set it to this value, or vectorStore to { enabled: false }.',
      },
    ]);
  });

  test('never run two processes on one vector store', () => {
    const reason = 'The images of March open the store and answer from it.';
    const on = {
      vectorStore: { enabled: true, reason, infrequentAccessAfterDays: 30 },
      'services.ai.tasks': { min: 1, max: 1 },
      'services.ai.deployment': { minimumHealthyPercent: 0, maximumPercent: 100 },
    };
    expect(problemsInProd(on)).toEqual([
      {
        at: 'prod: services.ai.workers',
        got: '2 with vectorStore.enabled',
        allowed: '1: Chroma supports one writer on shared storage',
        fix: 'Set it to 1, or vectorStore to { enabled: false }.',
      },
    ]);
  });

  test('give Sidekiq time to push its jobs back', () => {
    expect(problemsInProd({ 'services.sidekiq.stopTimeoutSeconds': 29 })).toEqual([
      {
        at: 'prod: services.sidekiq.stopTimeoutSeconds',
        got: '29 seconds, of which its jobs have 19',
        allowed: 'from 30 to 120',
        fix: 'Raise stopTimeoutSeconds: a job that does not end in time is cut and runs again.',
      },
    ]);
  });

  test('stop a task after two minutes at most', () => {
    expect(problemsInProd({ 'services.sidekiq.stopTimeoutSeconds': 121 })).toEqual([
      {
        at: 'prod: services.sidekiq.stopTimeoutSeconds',
        got: '121',
        allowed: 'an integer from 2 to 120',
        fix: 'Set an allowed value.',
      },
    ]);
  });
});

describe('Shells in containers', () => {
  test('need a writable root file system for the SSM agent', () => {
    expect(problemsInProd({ 'cluster.executeCommand': true })).toEqual([]);
    const shells = { 'cluster.executeCommand': true, 'services.ai.readonlyRootFileSystem': true };
    expect(problemsInProd(shells)).toEqual([
      {
        at: 'prod: services.ai.readonlyRootFileSystem',
        got: 'true, with cluster.executeCommand on',
        allowed: "{ enabled: false, reason: '…' } while cluster.executeCommand is on",
        fix: 'Set it to { enabled: false } with a reason, or switch cluster.executeCommand off.',
      },
    ]);
  });
});

describe('Autoscaling', () => {
  test('does not remove tasks faster than it adds them', () => {
    const autoscaling = { scaleOutCooldownSeconds: 120, scaleInCooldownSeconds: 60 };
    expect(problemsInProd({ 'services.rails.autoscaling': autoscaling })).toEqual([
      {
        at: 'prod: services.rails.autoscaling.scaleInCooldownSeconds',
        got: '60, less than scaleOutCooldownSeconds, which is 120',
        allowed: 'from 120 to 3600',
        fix: 'Raise scaleInCooldownSeconds, so that tasks are not removed while load still rises.',
      },
    ]);
  });

  const scheduled = (night: object) =>
    problemsInProd({ 'services.rails.autoscaling': { schedules: { night } } });

  test('can have scheduled limits', () => {
    expect(
      scheduled({ schedule: 'cron(0 22 * * ? *)', timezone: 'America/Toronto', min: 0, max: 1 }),
    ).toEqual([]);
  });

  test('has a scheduled minimum that does not exceed the maximum', () => {
    expect(scheduled({ schedule: 'cron(0 22 * * ? *)', min: 3, max: 1 })).toEqual([
      {
        at: 'prod: services.rails.autoscaling.schedules.night.min',
        got: '3, more than max, which is 1',
        allowed: 'from 0 to 1',
        fix: 'Lower min or raise max.',
      },
    ]);
  });

  test.each(['0 22 * * *', 'cron(0 22 * * *)', 'rate(0 hours)', 'at(2026-11-23)'])(
    'rejects the schedule %s',
    (schedule) => {
      expect(scheduled({ schedule, min: 1, max: 1 })).toMatchObject([
        { allowed: 'cron(…) with six fields, rate(…) or at(yyyy-mm-ddThh:mm:ss)' },
      ]);
    },
  );
});

const problemsOfStore = (environment: object) => vectorStore(environment as Draft);

describe('The vector store', () => {
  test('is accepted with one task of the AI service', () => {
    const services = { ai: { tasks: { max: 1 } } };
    expect(problemsOfStore({ vectorStore: { enabled: true }, services })).toEqual([]);
  });

  test('does not limit the number of tasks while it is off', () => {
    const services = { ai: { tasks: { max: 10 } } };
    expect(problemsOfStore({ vectorStore: { enabled: false }, services })).toEqual([]);
  });

  test('is rejected with two writers', () => {
    const services = { ai: { tasks: { max: 2 } } };
    expect(problemsOfStore({ vectorStore: { enabled: true }, services })).toEqual([
      {
        at: 'services.ai.tasks.max',
        got: '2 with vectorStore.enabled',
        allowed: '1: Chroma supports one writer on shared storage',
        fix: 'Set tasks.min and tasks.max of the ai service to 1, or vectorStore to { enabled: false }.',
      },
    ]);
  });
});
