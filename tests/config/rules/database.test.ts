import fc from 'fast-check';
import { databaseConnections } from '../../../modules/config/rules/data-stores';
import { INSTANCE_MEMORY_GIB, usableConnections } from '../../../modules/rds/instance-classes';
import { problemsInProd } from '../support/problems-of';

describe('Database connections', () => {
  test('more connections than the instance class offers are reported with the sum', () => {
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

  test('one connection too many is too many', () => {
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

  test('more tasks, processes or connections are never accepted where fewer are not', () => {
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

  test('no class offers more connections than PostgreSQL on RDS ever accepts', () => {
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
      ['a class of db.t3, db.t4g, db.m6g, db.m6i, db.m7g, db.r6g, db.r6i, db.r7g'],
    );
  });
});

describe('Database storage', () => {
  test.each([110, 65536])('may grow from 100 to %i GiB', (maxAllocatedStorageGiB) => {
    expect(problemsInProd({ 'database.maxAllocatedStorageGiB': maxAllocatedStorageGiB })).toEqual([]);
  });

  test('must be allowed to grow by a tenth', () => {
    expect(problemsInProd({ 'database.maxAllocatedStorageGiB': 109 })).toEqual([
      {
        at: 'prod: database.maxAllocatedStorageGiB',
        got: '109 GiB for 100 GiB allocated',
        allowed: 'at least 110 GiB, a tenth above database.allocatedStorageGiB',
        fix: 'Raise maxAllocatedStorageGiB.',
      },
    ]);
  });
});

describe('Names in the database', () => {
  test.each(['postgres', 'admin', 'rdsadmin', 'pg_monitor', 'Bmo', '1st', ''])(
    'the master user is not called "%s"',
    (masterUsername) => {
      expect(problemsInProd({ 'database.masterUsername': masterUsername }).map(({ at }) => at)).toEqual([
        'prod: database.masterUsername',
      ]);
    },
  );

  test.each(['postgres', 'template1', 'bmo-learning', 'x'.repeat(64)])(
    'the database is not called "%s"',
    (databaseName) => {
      expect(problemsInProd({ 'database.databaseName': databaseName }).map(({ at }) => at)).toEqual([
        'prod: database.databaseName',
      ]);
    },
  );
});
