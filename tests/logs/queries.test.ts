import { QUERIES } from '../../modules/logs/queries';

/** Expressions of one kind of command, as JavaScript reads them. */
const expressions = (name: string, command: RegExp): RegExp[] =>
  (QUERIES[name]?.commands ?? []).flatMap((line) => {
    const [, source] = command.exec(line) ?? [];
    if (source === undefined) return [];
    const insensitive = source.startsWith('(?i)');
    return [new RegExp(insensitive ? source.slice(4) : source, insensitive ? 'i' : '')];
  });

/** Fields that the `parse` commands of a query extract from a line. */
const parsed = (name: string, line: string): Record<string, string> =>
  Object.assign(
    {},
    ...expressions(name, /^parse @message \/(.*)\/$/).map((expression) => expression.exec(line)?.groups),
  );

/** Whether a line passes the `filter … like` commands of a query. */
const passes = (name: string, line: string): boolean =>
  expressions(name, /^filter @message like \/(.*)\/$/).every((expression) => expression.test(line));

const JOB = '2025-11-20T10:00:00.000Z pid=1 tid=2bo class=LessonDeliveryJob jid=9f2c';
const STATEMENT = '2025-11-20 10:00:00 UTC:10.0.10.5(43210):bmo_learning@bmo_learning_prod:[1234]:';

/** Lines as uvicorn, Sidekiq, PostgreSQL and ElastiCache write them, and the results of the queries. */
describe('saved queries match real log lines', () => {
  it.each([
    [
      'ai-server-errors',
      'INFO:     10.0.1.5:54321 - "POST /api/v1/generate-lesson?x=1 HTTP/1.1" 500 Internal Server Error',
      { method: 'POST', path: '/api/v1/generate-lesson', status: '500' },
    ],
    ['ai-server-errors', 'INFO:     10.0.1.5:54321 - "GET /health HTTP/1.1" 200 OK', {}],
    [
      'sidekiq-failed-jobs',
      `${JOB} elapsed=1.52 INFO: fail`,
      { job: 'LessonDeliveryJob', jid: '9f2c', outcome: 'fail' },
    ],
    ['sidekiq-failed-jobs', `${JOB} elapsed=1.52 INFO: done`, { job: 'LessonDeliveryJob', jid: '9f2c' }],
    ['sidekiq-slow-jobs', `${JOB} elapsed=31.52 INFO: done`, { job: 'LessonDeliveryJob', seconds: '31.52' }],
    ['sidekiq-slow-jobs', `${JOB} INFO: start`, { job: 'LessonDeliveryJob' }],
    [
      'database-slow-statements',
      `${STATEMENT}LOG:  duration: 1534.123 ms  execute a1: SELECT "learners".* FROM "learners"`,
      { milliseconds: '1534.123', statement: 'execute a1: SELECT "learners".* FROM "learners"' },
    ],
    [
      'database-connections',
      '2025-11-20 10:00:00 UTC:10.0.10.5(43210):[unknown]@[unknown]:[1234]:LOG:  connection received: ' +
        'host=10.0.10.5 port=43210',
      { client: '10.0.10.5' },
    ],
    [
      'database-refusals',
      `${STATEMENT}FATAL:  sorry, too many clients already`,
      { severity: 'FATAL', why: 'sorry, too many clients already' },
    ],
    [
      'redis-slow-commands',
      '{"CacheClusterId":"redis-001","CacheNodeId":"0001","Id":296,"Timestamp":1605631822,' +
        '"Duration (us)":20145,"Command":"KEYS ... (1 more arguments)","ClientAddress":"10.0.10.5:55452",' +
        '"ClientName":""}',
      { microseconds: '20145', command: 'KEYS ... (1 more arguments)', client: '10.0.10.5:55452' },
    ],
  ])('%s: %s', (name, line, fields) => {
    expect(parsed(name, line)).toEqual(fields);
  });

  it.each([
    ['errors-of-services', 'bin/rails aborted!', true],
    ['errors-of-services', 'ActiveRecord::ConnectionNotEstablished: connection refused', true],
    ['errors-of-services', 'exec /usr/local/bin/bundle: exec format error', true],
    ['errors-of-services', 'Traceback (most recent call last):', true],
    ['errors-of-services', 'INFO:     10.0.1.5:54321 - "GET /health HTTP/1.1" 200 OK', false],
    ['puma-workers', '[1] - Worker 0 (PID: 12) booted in 3.1s, phase: 0', true],
    [
      'puma-workers',
      '[1] ! Terminating timed out worker (Worker 1 failed to check in within 60 seconds): 13',
      true,
    ],
    ['puma-workers', '[1] Puma starting in cluster mode...', true],
    ['puma-workers', '[1] * Listening on http://0.0.0.0:3000', false],
    [
      'database-lock-waits',
      `${STATEMENT}LOG:  process 1234 still waiting for ShareLock on transaction 77 after 1000.123 ms`,
      true,
    ],
    ['database-lock-waits', `${STATEMENT}ERROR:  deadlock detected`, true],
    ['database-lock-waits', `${STATEMENT}LOG:  checkpoint starting: time`, false],
  ])('%s: %s (%s)', (name, line, shown) => {
    expect(passes(name, line)).toBe(shown);
  });
});
