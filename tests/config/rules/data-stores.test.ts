import fc from 'fast-check';
import type { Draft } from '../../../modules/config/draft';
import {
  databaseConnections,
  redisEngineVersion,
  storageLifecycle,
} from '../../../modules/config/rules/data-stores';
import { INSTANCE_MEMORY_GIB, usableConnections } from '../../../modules/rds/instance-classes';
import { problemsInProd, problemsInStaging } from '../support/problems-of';

describe('Database connections', () => {
  test('more connections than the instance class supports are reported with the sum', () => {
    expect(problemsInProd({ 'database.instanceClass': 'db.t3.small' })).toEqual([
      {
        at: 'prod: database.instanceClass',
        got:
          "'db.t3.small', about 177 connections for 300: " +
          '2 x (rails: 10 tasks x 2 x 5 + sidekiq: 10 tasks x 1 x 5)',
        allowed: 'an instance class with at least 300 connections',
        fix: 'Choose a class with more memory, or lower tasks.max, processes or poolPerProcess of a service.',
      },
    ]);
  });

  test('one connection above the limit is reported', () => {
    const usable = usableConnections(4);
    const problemsWith = (poolPerProcess: number) =>
      databaseConnections({
        database: { instanceClass: 'db.t3.medium' },
        services: { ai: { tasks: { max: 1 }, databaseConnections: { processes: 1, poolPerProcess } } },
      });
    expect(usable).toBe(380);
    expect(problemsWith(usable / 2)).toEqual([]);
    expect(problemsWith(usable / 2 + 1)).toHaveLength(1);
  });

  test('more tasks, processes or connections are never accepted if fewer are rejected', () => {
    const count = fc.integer({ min: 1, max: 100 });
    const isAccepted = (instanceClass: string, max: number, processes: number, poolPerProcess: number) =>
      databaseConnections({
        database: { instanceClass },
        services: { rails: { tasks: { max }, databaseConnections: { processes, poolPerProcess } } },
      }).length === 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...INSTANCE_MEMORY_GIB.keys()),
        count,
        count,
        count,
        (name, tasks, processes, pool) => {
          fc.pre(!isAccepted(name, tasks, processes, pool));
          expect(isAccepted(name, tasks + 1, processes, pool)).toBe(false);
          expect(isAccepted(name, tasks, processes + 1, pool)).toBe(false);
          expect(isAccepted(name, tasks, processes, pool + 1)).toBe(false);
        },
      ),
    );
  });

  test('no class supports more connections than the maximum of RDS for PostgreSQL', () => {
    expect(usableConnections(1024)).toBe(4975);
  });

  test('an unknown size is reported with the sizes of its family', () => {
    expect(problemsInProd({ 'database.instanceClass': 'db.t3.mediun' })).toEqual([
      {
        at: 'prod: database.instanceClass',
        got: "'db.t3.mediun'",
        allowed: 'db.t3.micro, db.t3.small, db.t3.medium, db.t3.large, db.t3.xlarge, db.t3.2xlarge',
        fix: 'Choose one of these, or add the class to modules/rds/instance-classes.ts.',
      },
    ]);
  });

  test('an unknown family is reported with the known ones', () => {
    expect(problemsInProd({ 'database.instanceClass': 'db.x9.large' }).map(({ allowed }) => allowed)).toEqual(
      [
        'a class of db.t3, db.t4g, db.m6g, db.m6i, db.m7g, db.m7i, db.m8g, db.r6g, db.r6i, db.r7g, db.r7i, db.r8g',
      ],
    );
  });
});

describe('Database storage', () => {
  test.each([110, 65536])('can grow from 100 to %i GiB', (maxAllocatedStorageGiB) => {
    expect(problemsInProd({ 'database.maxAllocatedStorageGiB': maxAllocatedStorageGiB })).toEqual([]);
  });

  test('must be able to grow by 10 %', () => {
    expect(problemsInProd({ 'database.maxAllocatedStorageGiB': 109 })).toEqual([
      {
        at: 'prod: database.maxAllocatedStorageGiB',
        got: '109 GiB for 100 GiB allocated',
        allowed: 'at least 110 GiB, 10 % above database.allocatedStorageGiB',
        fix: 'Raise maxAllocatedStorageGiB.',
      },
    ]);
  });
});

describe('The version of Redis', () => {
  test.each([
    ['redis', '7.1'],
    ['valkey', '7.2'],
    ['valkey', '8.1'],
  ])('of the engine %s can be %s', (engine, engineVersion) => {
    expect(redisEngineVersion({ redis: { engine, engineVersion } } as Draft)).toEqual([]);
  });

  test.each([
    ['redis', '8.0', 'one of 7.0, 7.1, for the engine redis'],
    ['valkey', '7.1', 'one of 7.2, 8.0, 8.1, for the engine valkey'],
    [undefined, '7.2', 'one of 7.0, 7.1, for the engine redis'],
  ])('of the engine %s cannot be %s', (engine, engineVersion, allowed) => {
    expect(redisEngineVersion({ redis: { engine, engineVersion } } as Draft)).toEqual([
      {
        at: 'redis.engineVersion',
        got: `'${engineVersion}'`,
        allowed,
        fix: 'Choose one of these, or change redis.engine.',
      },
    ]);
  });
});

describe('Names in the database', () => {
  test.each([
    'postgres',
    'admin',
    'rdsadmin',
    'application',
    'application_2',
    'ai_service',
    'pg_monitor',
    'Bmo',
    '1st',
    '',
  ])('the master user cannot be named "%s"', (masterUsername) => {
    expect(problemsInProd({ 'database.masterUsername': masterUsername }).map(({ at }) => at)).toEqual([
      'prod: database.masterUsername',
    ]);
  });

  test.each(['postgres', 'template1', 'bmo-learning', 'x'.repeat(64)])(
    'the database cannot be named "%s"',
    (databaseName) => {
      expect(problemsInProd({ 'database.databaseName': databaseName }).map(({ at }) => at)).toEqual([
        'prod: database.databaseName',
      ]);
    },
  );
});

describe('Maintenance and backup windows', () => {
  test.each([
    ['database.backupWindow', '07:00-07:29', 29, 30],
    ['database.maintenanceWindow', 'sun:08:30-sun:08:30', 0, 30],
    ['redis.snapshotWindow', '06:00-06:59', 59, 60],
    ['redis.maintenanceWindow', 'sun:10:00-sun:10:59', 59, 60],
  ])('%s of %s is too short', (path, window, length, shortest) => {
    expect(problemsInProd({ [path]: window })).toEqual([
      {
        at: `prod: ${path}`,
        got: `${window}, ${length} minutes`,
        allowed: `at least ${shortest} minutes`,
        fix: 'Start the window earlier or end it later.',
      },
    ]);
  });

  test.each([
    ['database.backupWindow', '07:00-07:30'],
    ['database.maintenanceWindow', 'sat:23:45-sun:00:15'],
    ['redis.snapshotWindow', '23:30-00:30'],
    ['redis.maintenanceWindow', 'sun:23:30-mon:00:30'],
  ])('%s of %s is long enough', (path, window) => {
    expect(problemsInProd({ [path]: window })).toEqual([]);
  });

  test('backup and maintenance of the database do not overlap', () => {
    expect(problemsInProd({ 'database.backupWindow': '08:00-09:00' })).toEqual([
      {
        at: 'prod: database.maintenanceWindow',
        got: 'sun:08:30-sun:09:30, which overlaps 08:00-09:00 of database.backupWindow',
        allowed: 'a window that does not overlap database.backupWindow',
        fix: 'Move one of the two windows.',
      },
    ]);
  });

  test('snapshot and maintenance of Redis do not overlap', () => {
    expect(problemsInProd({ 'redis.snapshotWindow': '10:30-11:30' }).map(({ got }) => got)).toEqual([
      'sun:10:00-sun:11:00, which overlaps 10:30-11:30 of redis.snapshotWindow',
    ]);
  });

  test('maintenance of database and Redis does not overlap', () => {
    expect(
      problemsInProd({ 'redis.maintenanceWindow': 'sun:09:00-sun:10:00' }).map(({ got }) => got),
    ).toEqual(['sun:09:00-sun:10:00, which overlaps sun:08:30-sun:09:30 of database.maintenanceWindow']);
  });
});

describe('Redis', () => {
  test('fails over between two nodes', () => {
    expect(problemsInStaging({ 'redis.nodes': 2, 'redis.automaticFailover': true })).toEqual([]);
  });

  test('cannot fail over with one node', () => {
    expect(problemsInProd({ 'redis.nodes': 1 })).toEqual([
      {
        at: 'prod: redis.nodes',
        got: '1 with redis.automaticFailover on',
        allowed: 'from 2 to 6 with automatic failover',
        fix: "Add a node, or set automaticFailover to { enabled: false, reason: '…' }.",
      },
    ]);
  });

  test('needs a reason to switch failover off', () => {
    expect(problemsInProd({ 'redis.automaticFailover': { enabled: false, reason: 'no' } })).toEqual([
      {
        at: 'prod: redis.automaticFailover.reason',
        got: "'no'",
        allowed: 'a sentence of at least 15 characters that a reviewer can agree or disagree with',
        fix: 'Set an allowed value.',
      },
    ]);
  });
});

const problemsOfStorage = (environment: object) => storageLifecycle(environment as Draft);

describe('Objects', () => {
  const billed = 'S3 bills at least 30 days of Standard-IA and 90 days of Glacier Instant Retrieval';

  test.each(['documents', 'backups'])('of %s can expire after the days that are billed', (bucket) => {
    const archived = { archiveAfterDays: 30, expireAfterDays: 120, noncurrentDays: 90 };
    expect(problemsOfStorage({ storage: { [bucket]: archived } })).toEqual([]);
    const infrequent = { infrequentAccessAfterDays: 30, expireAfterDays: 60, noncurrentDays: 30 };
    expect(problemsOfStorage({ storage: { [bucket]: infrequent } })).toEqual([]);
    expect(problemsOfStorage({ storage: { [bucket]: { expireAfterDays: 1, noncurrentDays: 1 } } })).toEqual(
      [],
    );
  });

  test('do not expire before the days that are billed', () => {
    const storage = { backups: { archiveAfterDays: 30, expireAfterDays: 119 } };
    expect(problemsOfStorage({ storage })).toEqual([
      {
        at: 'storage.backups.expireAfterDays',
        got: '119 days with archiveAfterDays at 30',
        allowed: `at least 120 days: ${billed}`,
        fix: 'Raise expireAfterDays, or lower or remove archiveAfterDays.',
      },
    ]);
  });

  test('that are overwritten do not expire before the days that are billed', () => {
    const storage = {
      documents: { infrequentAccessAfterDays: 30, archiveAfterDays: 60, noncurrentDays: 89 },
    };
    expect(problemsOfStorage({ storage })).toEqual([
      {
        at: 'storage.documents.noncurrentDays',
        got: '89 days with archiveAfterDays set',
        allowed: `at least 90 days: ${billed}`,
        fix: 'Raise noncurrentDays or remove archiveAfterDays.',
      },
    ]);
  });

  test('do not expire before the later of two transitions', () => {
    const storage = {
      documents: { infrequentAccessAfterDays: 30, archiveAfterDays: 180, expireAfterDays: 20 },
    };
    expect(problemsOfStorage({ storage })).toEqual([
      {
        at: 'storage.documents.expireAfterDays',
        got: '20 days with archiveAfterDays at 180',
        allowed: `at least 270 days: ${billed}`,
        fix: 'Raise expireAfterDays, or lower or remove archiveAfterDays.',
      },
    ]);
  });

  test('can move to Glacier after 30 days in Standard-IA', () => {
    const storage = { documents: { infrequentAccessAfterDays: 30, archiveAfterDays: 60 } };
    expect(problemsOfStorage({ storage })).toEqual([]);
  });

  test.each([59, 30, 10])('do not move to Glacier earlier (%i)', (archiveAfterDays) => {
    const storage = { documents: { infrequentAccessAfterDays: 30, archiveAfterDays } };
    expect(problemsOfStorage({ storage })).toEqual([
      {
        at: 'storage.documents.archiveAfterDays',
        got: `${archiveAfterDays} days with infrequentAccessAfterDays at 30`,
        allowed: 'at least 60 days: Standard-IA requires 30 days',
        fix: 'Raise archiveAfterDays, or lower or remove infrequentAccessAfterDays.',
      },
    ]);
  });
});
