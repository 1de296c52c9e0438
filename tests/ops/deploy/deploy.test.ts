import { change, NEW, OLD, ROLL_OUT, World } from './world';

let world: World;

beforeEach(() => {
  world = new World();
});

const steps = () => world.printed.filter((line) => /^\d\d:/.test(line));

describe('A deployment', () => {
  it('checks, plans, asks, migrates, plans what is left, applies, verifies, and keeps the images', async () => {
    expect(await world.deploy()).toBe(0);
    expect(world.done).toEqual([
      'synthesize',
      'running',
      'check',
      'plan everything',
      'review',
      'confirm',
      'plan migration',
      'apply',
      'migrate',
      'plan everything',
      'review',
      'apply',
      'verify',
      'keep',
      'remember',
    ]);
    expect(world.state).toEqual({
      running: NEW,
      migratedBy: 'sha256:r2',
      migrationTask: 'sha256:r2',
      remembered: NEW,
      kept: NEW,
      started: undefined,
    });
    expect(world.conclusion).toBe(
      'test runs ai-service sha256:a2, rails-api sha256:r2. What ran before: ai-service sha256:a1, rails-api sha256:r1.',
    );
  });

  it('prints a line with the time when a step begins and when it ends', async () => {
    await world.deploy();
    expect(steps().slice(0, 4)).toEqual([
      '12:00:00Z  write the Terraform JSON',
      '12:00:00Z  write the Terraform JSON: done after 0 s',
      '12:00:00Z  read what runs now',
      '12:00:00Z  read what runs now: done after 0 s',
    ]);
  });

  it('leaves an image that is not named as it runs', async () => {
    await world.deploy({ versions: { 'rails-api': 'sha256:r2' } });
    expect(world.running).toEqual({ 'ai-service': 'sha256:a1', 'rails-api': 'sha256:r2' });
  });

  it('needs both images where nothing runs yet', async () => {
    world.running = {};
    expect(await world.deploy({ versions: { 'rails-api': 'sha256:r2' } })).toBe(1);
    expect(world.conclusion).toContain(
      '--images leaves out an image that does not run yet.\n  got:     rails-api sha256:r2\n  allowed: both images',
    );
  });

  it('uses the Terraform JSON that exists, when it is asked to', async () => {
    await world.deploy({ synth: false });
    expect(world.done[0]).toBe('running');
  });

  it('migrates nothing when a reason is given, and applies the plan that was confirmed', async () => {
    await world.deploy({ skipMigration: 'This commit changes a template only.' });
    expect(world.done.slice(3)).toEqual([
      'plan everything',
      'review',
      'confirm',
      'apply',
      'verify',
      'keep',
      'remember',
    ]);
    expect(world.migratedBy).toBe('sha256:r1');
  });
});

describe('A plan that changes more than a deployment', () => {
  const other = change('aws_lb_listener.https', 'update', ['port']);

  it('is refused before anybody is asked', async () => {
    world.changes = [
      [...ROLL_OUT, other, change('aws_ecs_service.ai_service', 'update', ['network_configuration'])],
    ];
    expect(await world.deploy()).toBe(1);
    expect(world.done).not.toContain('confirm');
    expect(world.conclusion).toBe(
      [
        'The deployment of test failed at: review the plan',
        '',
        'The plan changes more than a deployment does:',
        '',
        'aws_lb_listener.https',
        '  got:     update of port',
        '  allowed: new task definitions, and services that change their task_definition only',
        "  fix:     Apply it before, with `npx bmo tf`. If it belongs to the deployment: --other-changes 'Why it does.'",
        '',
        'aws_ecs_service.ai_service',
        '  got:     update of network_configuration',
        '  allowed: new task definitions, and services that change their task_definition only',
        "  fix:     Apply it before, with `npx bmo tf`. If it belongs to the deployment: --other-changes 'Why it does.'",
        '',
        '  images    ai-service sha256:a2, rails-api sha256:r2 were to run',
        '  database  not touched',
        '  services  not touched: they run ai-service sha256:a1, rails-api sha256:r1',
        '  next      Correct the cause, then run the same command again.',
      ].join('\n'),
    );
  });

  it('is applied with a reason', async () => {
    world.changes = [[...ROLL_OUT, other]];
    expect(await world.deploy({ otherChanges: 'The port moves with this release.' })).toBe(0);
  });

  it('is applied when it creates everything, because nothing runs yet', async () => {
    world.running = {};
    world.changes = [[change('aws_lb.alb', 'create'), ...ROLL_OUT]];
    expect(await world.deploy()).toBe(0);
  });

  it('is refused after the migration when it does what nobody has seen', async () => {
    world.changes = [[...ROLL_OUT], [...ROLL_OUT, change('aws_lb.alb', 'replace')]];
    expect(await world.deploy()).toBe(1);
    expect(world.running).toEqual(OLD);
    expect(world.conclusion).toContain(
      'The deployment of test failed at: plan what is left\n\nThe plan does what the confirmed plan did not:\n  replace aws_lb.alb\n',
    );
    expect(world.conclusion).toContain('  database  migrated; that is not taken back\n');
  });
});

describe('A deployment that is not confirmed', () => {
  it('changes nothing', async () => {
    world.isConfirmed = false;
    expect(await world.deploy()).toBe(1);
    expect(world.done.at(-1)).toBe('confirm');
    expect(world.conclusion).toContain('The deployment of test failed at: ask\n\nNothing was changed.\n');
  });
});

/** What is printed of the database, of the services, and what to do, when a step fails. */
const NOT_TOUCHED = 'not touched: they run ai-service sha256:a1, rails-api sha256:r1';
const BACK = 'run again what ran before: ai-service sha256:a1, rails-api sha256:r1';

describe.each([
  ['synthesize', 'write the Terraform JSON', 'not touched', 'not touched\n'],
  ['running', 'read what runs now', 'not touched', 'not touched\n'],
  ['check', 'check the images', 'not touched', NOT_TOUCHED],
  ['plan', 'plan', 'not touched', NOT_TOUCHED],
  ['review', 'review the plan', 'not touched', NOT_TOUCHED],
  ['apply', "create the migration's task definition", 'not touched', NOT_TOUCHED],
  [
    'migrate',
    'migrate',
    'the migration has not succeeded; what it has changed stays changed, and its log says how far it came',
    NOT_TOUCHED,
  ],
  ['verify', 'verify', 'migrated; that is not taken back', BACK],
])('A deployment whose step %s fails', (deed, step, database, services) => {
  beforeEach(() => world.failures.set(deed, 1));

  it('says so, and what was done and what was not', async () => {
    expect(await world.deploy()).toBe(1);
    expect(world.conclusion).toMatch(
      new RegExp(`^The deployment of test failed at: ${step}\n\n${deed} does not work\\.\n`),
    );
    expect(world.conclusion).toContain(`\n  database  ${database}\n`);
    expect(world.conclusion).toContain(`\n  services  ${services}`);
    expect(world.conclusion).toMatch(/\n {2}next {6}Correct the cause, then run the same command again\.$/);
    expect(world.remembered).toEqual(OLD);
    expect(world.started).toBeUndefined();
    expect(world.running).toEqual(OLD);
  });

  it('succeeds when it is run again', async () => {
    await world.deploy();
    expect(await world.deploy()).toBe(0);
    expect(world.running).toEqual(NEW);
  });
});

describe('A deployment whose apply fails', () => {
  beforeEach(() => world.failures.set('apply', 1));
  const request = { skipMigration: 'This commit changes a template only.' };

  it('goes back to what ran, and verifies that', async () => {
    expect(await world.deploy(request)).toBe(1);
    expect(world.done.slice(-6)).toEqual([
      'confirm',
      'apply',
      'plan everything',
      'review',
      'apply',
      'verify',
    ]);
    expect(world.running).toEqual(OLD);
    expect(world.conclusion).toContain('  database  not touched, as --skip-migration says\n');
    expect(world.conclusion).toContain(`  services  ${BACK}\n`);
  });

  it('stays when a reason says that the way back is none', async () => {
    const noRollback = 'The old version cannot use the new schema.';
    expect(await world.deploy({ ...request, noRollback })).toBe(1);
    expect(world.done.at(-1)).toBe('apply');
    expect(world.conclusion).toContain(
      `  services  not sent back (--no-rollback: ${noRollback}), unless ECS did it by itself\n` +
        '  next      Correct the cause, then run the same command again. What ran before: ai-service sha256:a1, ' +
        'rails-api sha256:r1',
    );
  });

  it('has nothing to go back to before the first deployment', async () => {
    world.running = {};
    expect(await world.deploy(request)).toBe(1);
    expect(world.conclusion).toContain('  services  nothing ran before, so there is no way back\n');
  });

  it('says that going back failed, too', async () => {
    world.failures.set('apply', 2);
    expect(await world.deploy(request)).toBe(1);
    expect(world.conclusion).toContain(
      '  services  going back to ai-service sha256:a1, rails-api sha256:r1 failed, too, at: go back: apply\n' +
        'apply does not work.\n  next      Correct the cause, then: npx bmo rollback test',
    );
    expect(world.started?.good).toEqual(OLD);
  });

  it('refuses to go back with changes that nobody has seen', async () => {
    world.changes = [[...ROLL_OUT], [...ROLL_OUT, change('aws_lb.alb', 'replace')]];
    expect(await world.deploy(request)).toBe(1);
    expect(world.conclusion).toContain(
      'failed, too, at: go back: plan\nThe plan does what the confirmed plan did not:',
    );
  });

  it('does not go back by itself when somebody pressed Ctrl-C, and ends with 130', async () => {
    world.isInterrupted = true;
    expect(await world.deploy(request)).toBe(130);
    expect(world.done.at(-1)).toBe('apply');
    expect(world.conclusion).toContain(
      '  services  interrupted: they may run what ran before (ai-service sha256:a1, rails-api sha256:r1) or what was to run\n' +
        '  next      Run the same command again, or go back: npx bmo rollback test',
    );
  });
});

describe('A deployment that has succeeded', () => {
  it.each([
    ['keep', 'keep the images from expiring'],
    ['remember', 'write down the images'],
  ])('is not taken back when %s fails', async (deed, step) => {
    world.failures.set(deed, 1);
    expect(await world.deploy()).toBe(1);
    expect(world.running).toEqual(NEW);
    expect(world.conclusion).toBe(
      `${deed} does not work.\n\ntest runs ai-service sha256:a2, rails-api sha256:r2 and is healthy. What is left: ${step}. ` +
        'Correct the cause, then run the same command again.',
    );
    expect(await world.deploy()).toBe(0);
  });
});

const points = Array.from({ length: 14 }, (_, deed) => [
  [deed, false],
  [deed, true],
]).flat() as [number, boolean][];

describe.each(points)('A deployment that is killed at its deed %i (done: %s)', (deed, isDone) => {
  beforeEach(async () => {
    expect(await world.killed(() => world.deploy(), deed, isDone)).toBe(true);
  });

  it('ends in the same state when it is run again', async () => {
    const whole = new World();
    await whole.deploy();
    expect(await world.deploy()).toBe(0);
    expect(world.state).toEqual(whole.state);
  });

  it('goes back to what worked before it when it is run again and fails', async () => {
    world.failures.set('verify', 1);
    expect(await world.deploy()).toBe(1);
    expect(world.running).toEqual(OLD);
  });

  it('is taken back by a rollback, if it had begun to apply', async () => {
    if (!world.started) return;
    expect(await world.rollback()).toBe(0);
    expect(world.running).toEqual(OLD);
  });
});

describe('An interrupted deployment', () => {
  it('is forgotten when somebody has deployed something else since', async () => {
    await world.killed(() => world.deploy(), 12, false);
    const third = { 'ai-service': 'sha256:a3', 'rails-api': 'sha256:r3' };
    world.running = third;
    world.failures.set('verify', 1);
    expect(await world.deploy()).toBe(1);
    expect(world.running).toEqual(third);
  });

  it('is mentioned with what worked before it', async () => {
    await world.killed(() => world.deploy(), 12, false);
    await world.deploy();
    expect(world.printed).toContain(
      '  A deployment was interrupted. What worked before it: ai-service sha256:a1, rails-api sha256:r1',
    );
  });
});
