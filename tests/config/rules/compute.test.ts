import { SECRET_NAME } from '../../../modules/ecs/platform-variables';
import { problemsInProd } from '../support/problems-of';

describe('Ports', () => {
  test('are each for one service', () => {
    expect(problemsInProd({ 'services.rails.port': 8000 })).toEqual([
      {
        at: 'prod: services.rails.port',
        got: '8000, the port of services.ai.port',
        allowed: 'a port that no other service listens on',
        fix: 'Set the port that the image of the service listens on.',
      },
    ]);
  });
});

describe('Capacity', () => {
  test('has a provider for the tasks beyond the base', () => {
    expect(problemsInProd({ 'services.sidekiq.capacity.onDemandWeight': 0 })).toEqual([]);
    const capacity = { onDemandBase: 2, onDemandWeight: 0, spotWeight: 0 };
    expect(problemsInProd({ 'services.sidekiq.capacity': capacity })).toEqual([
      {
        at: 'prod: services.sidekiq.capacity',
        got: '0 for both onDemandWeight and spotWeight',
        allowed: 'at least one weight above 0, which is what ECS accepts',
        fix: 'Set onDemandWeight to 1 for tasks that stay, or spotWeight to 1 for cheaper ones.',
      },
    ]);
  });
});

describe('Deployments', () => {
  test('have room to move', () => {
    expect(problemsInProd({ 'services.rails.deployment': { maximumPercent: 150 } })).toEqual([]);
    const deployment = { minimumHealthyPercent: 100, maximumPercent: 100 };
    expect(problemsInProd({ 'services.rails.deployment': deployment })).toEqual([
      {
        at: 'prod: services.rails.deployment',
        got: '100 % at least and 100 % at most',
        allowed: 'a minimumHealthyPercent below 100 or a maximumPercent above 100',
        fix: 'Raise maximumPercent to 200, or lower minimumHealthyPercent to 0 where two tasks must never meet.',
      },
    ]);
  });

  test('never run two tasks on one vector store', () => {
    const reason = 'The images of March open the store and answer from it.';
    const vectorStore = { enabled: true, reason, infrequentAccessAfterDays: 30 };
    const tasks = { min: 1, max: 1 };
    const replaced = { minimumHealthyPercent: 0, maximumPercent: 100 };
    const on = { vectorStore, 'services.ai.tasks': tasks };
    expect(problemsInProd({ ...on, 'services.ai.deployment': replaced })).toEqual([]);
    expect(problemsInProd(on)).toEqual([
      {
        at: 'prod: services.ai.deployment',
        got: '100 % at least and 200 % at most, with vectorStore.enabled',
        allowed: '{ minimumHealthyPercent: 0, maximumPercent: 100 }: Chroma tolerates one writer at any time',
        fix: 'Set it so, or vectorStore to { enabled: false }.',
      },
    ]);
  });

  test('let Sidekiq put its jobs back', () => {
    expect(problemsInProd({ 'services.sidekiq.stopTimeoutSeconds': 29 })).toEqual([
      {
        at: 'prod: services.sidekiq.stopTimeoutSeconds',
        got: '29 seconds, with jobs that have 25',
        allowed: 'from 30 to 120',
        fix: 'Raise stopTimeoutSeconds: a killed Sidekiq loses the jobs that it was working on.',
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
  test('need a file system that their agent can write to', () => {
    expect(problemsInProd({ 'cluster.executeCommand': true })).toEqual([]);
    const shells = { 'cluster.executeCommand': true, 'services.ai.readonlyRootFileSystem': true };
    expect(problemsInProd(shells)).toEqual([
      {
        at: 'prod: services.ai.readonlyRootFileSystem',
        got: 'true, with cluster.executeCommand on',
        allowed: "{ enabled: false, reason: '…' } while shells are opened in containers",
        fix: 'Switch executeCommand off again when the hunt is over; until then, write down why here.',
      },
    ]);
  });
});

describe('Autoscaling', () => {
  test('takes tasks away no faster than it adds them', () => {
    const autoscaling = { scaleOutCooldownSeconds: 120, scaleInCooldownSeconds: 60 };
    expect(problemsInProd({ 'services.rails.autoscaling': autoscaling })).toEqual([
      {
        at: 'prod: services.rails.autoscaling.scaleInCooldownSeconds',
        got: '60, less than scaleOutCooldownSeconds, which is 120',
        allowed: 'from 120 to 3600',
        fix: 'Raise scaleInCooldownSeconds, so that tasks are not taken away while more are still needed.',
      },
    ]);
  });

  const scheduled = (night: object) =>
    problemsInProd({ 'services.rails.autoscaling': { schedules: { night } } });

  test('has other limits at times', () => {
    expect(
      scheduled({ schedule: 'cron(0 22 * * ? *)', timezone: 'America/Toronto', min: 0, max: 1 }),
    ).toEqual([]);
  });

  test('has limits in order at every time', () => {
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
    'refuses the schedule %s',
    (schedule) => {
      expect(scheduled({ schedule, min: 1, max: 1 })).toMatchObject([
        { allowed: 'cron(…) with six fields, rate(…) or at(yyyy-mm-ddThh:mm:ss)' },
      ]);
    },
  );
});

describe('Variables of a service', () => {
  test('are its own', () => {
    expect(
      problemsInProd({ 'services.ai.variables': { ANTHROPIC_MODEL: 'claude', MAX_TOKENS: '1' } }),
    ).toEqual([]);
  });

  test('are not what the platform decides', () => {
    expect(problemsInProd({ 'services.rails.variables': { PORT: '3001' } })).toMatchObject([
      { at: 'prod: services.rails.variables.PORT', got: "'PORT', which the platform decides" },
    ]);
  });

  test.each(['OPENAI_API_KEY', 'SENTRY_DSN', 'GITHUB_TOKEN', 'DATABASE_URL', 'DB_PASSWORD'])(
    'are not secrets, like %s',
    (variable) => {
      expect(problemsInProd({ 'services.rails.variables': { [variable]: 'x' } })).toEqual([
        {
          at: `prod: services.rails.variables.${variable}`,
          got: `'${variable}', the name of a secret`,
          allowed: 'variables that everybody who can see the task definition may read',
          fix: `Put it under secrets.externalKeys as ${variable}: 'injected'.`,
        },
      ]);
    },
  );

  test.each(['OPENAI_MODEL', 'MAX_TOKENS', 'KEYBOARD', 'LOG_LEVEL'])('%s is no secret', (variable) => {
    expect(SECRET_NAME.test(variable)).toBe(false);
  });
});
