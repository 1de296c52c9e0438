import { change, NEW, OLD, OLDER, ROLL_OUT, World } from './world';

let world: World;

beforeEach(() => {
  world = new World();
  world.running = NEW;
});

describe('A rollback', () => {
  it('goes back to what was deployed before, without a migration, and says what is not rolled back', async () => {
    expect(await world.rollback()).toBe(0);
    expect(world.done).toEqual([
      'synthesize',
      'running',
      'previous',
      'find',
      'plan everything',
      'review',
      'confirm',
      'apply',
      'verify',
      'keep',
      'remember',
    ]);
    expect(world.running).toEqual(OLD);
    expect(world.remembered).toEqual(OLD);
    expect(world.conclusion).toBe(
      'test runs ai-service sha256:a1, rails-api sha256:r1. The database is not rolled back: its schema stays as the last ' +
        'migration left it.',
    );
  });

  it('goes back to a tag', async () => {
    expect(await world.rollback({ to: '3f2c1ab' })).toBe(0);
    expect(world.running).toEqual({ 'ai-service': '3f2c1ab', 'rails-api': '3f2c1ab' });
    expect(world.done).not.toContain('previous');
  });

  it('is refused where nobody knows what was deployed before', async () => {
    world.previous = () => undefined;
    expect(await world.rollback()).toBe(1);
    expect(world.conclusion).toContain(
      'Nobody knows what was deployed to test before ai-service sha256:a2, rails-api sha256:r2.\n' +
        'Name a tag that both repositories have: npx bmo rollback test --to <tag>',
    );
  });

  it('is refused where nothing runs', async () => {
    world.running = {};
    expect(await world.rollback()).toBe(1);
    expect(world.conclusion).toContain('Nothing runs in test: there is nothing to go back from.');
  });

  it('is refused when its plan changes more than a deployment does', async () => {
    world.changes = [[...ROLL_OUT, change('aws_lb.alb', 'update')]];
    expect(await world.rollback()).toBe(1);
    expect(world.done).not.toContain('confirm');
    expect(world.conclusion).toContain(
      '  services  not touched: they run ai-service sha256:a2, rails-api sha256:r2\n',
    );
  });

  it('says which step failed, and that services may run either', async () => {
    world.failures.set('verify', 1);
    expect(await world.rollback()).toBe(1);
    expect(world.conclusion).toBe(
      [
        'The rollback of test failed at: verify',
        '',
        'verify does not work.',
        '',
        '  images    ai-service sha256:a1, rails-api sha256:r1 were to run',
        '  database  not touched',
        '  services  they may run what ran before the rollback (ai-service sha256:a2, rails-api sha256:r2) or what was to run',
        '  next      Correct the cause, then run the same command again.',
      ].join('\n'),
    );
  });

  it('ends with 130 when somebody pressed Ctrl-C', async () => {
    world.failures.set('apply', 1);
    world.isInterrupted = true;
    expect(await world.rollback()).toBe(130);
  });
});

const points = Array.from({ length: 10 }, (_, deed) => [
  [deed, false],
  [deed, true],
]).flat() as [number, boolean][];

describe.each(points)('A rollback that is killed at its deed %i (done: %s)', (deed, isDone) => {
  it('goes back as far when it is run again, and no further', async () => {
    expect(await world.killed(() => world.rollback(), deed, isDone)).toBe(true);
    expect(await world.rollback()).toBe(0);
    expect(world.running).toEqual(OLD);
    expect(world.running).not.toEqual(OLDER);
    expect(world.started).toBeUndefined();
  });
});
