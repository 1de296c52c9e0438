import { problemsInProd } from '../support/problems-of';

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
        fix: 'Let the window begin earlier or end later.',
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

  test('the database is not backed up during its maintenance', () => {
    expect(problemsInProd({ 'database.backupWindow': '08:00-09:00' })).toEqual([
      {
        at: 'prod: database.maintenanceWindow',
        got: 'sun:08:30-sun:09:30, which overlaps 08:00-09:00 of database.backupWindow',
        allowed: 'a window that is closed while database.backupWindow is open',
        fix: 'Move one of the two windows.',
      },
    ]);
  });

  test('Redis is not backed up during its maintenance', () => {
    expect(problemsInProd({ 'redis.snapshotWindow': '10:30-11:30' }).map(({ got }) => got)).toEqual([
      'sun:10:00-sun:11:00, which overlaps 10:30-11:30 of redis.snapshotWindow',
    ]);
  });

  test('database and Redis are not maintained at the same time', () => {
    expect(
      problemsInProd({ 'redis.maintenanceWindow': 'sun:09:00-sun:10:00' }).map(({ got }) => got),
    ).toEqual(['sun:09:00-sun:10:00, which overlaps sun:08:30-sun:09:30 of database.maintenanceWindow']);
  });
});
