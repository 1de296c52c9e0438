import { problemsInProd, problemsInStaging } from '../support/problems-of';

describe('Tasks', () => {
  test('may be of a fixed number', () => {
    expect(problemsInProd({ 'services.rails.tasks': { min: 3, max: 3 } })).toEqual([]);
  });

  test('are never fewer at most than at least', () => {
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

describe('Load balancer', () => {
  test('waits a second longer than the longest request', () => {
    expect(problemsInProd({ 'loadBalancer.idleTimeoutSeconds': 301 })).toEqual([]);
  });

  test('does not give up before the longest request ends', () => {
    expect(problemsInProd({ 'loadBalancer.idleTimeoutSeconds': 300 })).toEqual([
      {
        at: 'prod: loadBalancer.idleTimeoutSeconds',
        got: '300 seconds for requests of up to 300 seconds',
        allowed: 'from 301 to 4000, longer than services.ai.longestRequestSeconds',
        fix: 'Raise idleTimeoutSeconds.',
      },
    ]);
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

  test('does without failover only for a reason', () => {
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

describe('Logs', () => {
  test('flow logs in S3 are kept for any number of days', () => {
    expect(problemsInProd({ 'network.flowLogs': { destination: 's3', retentionDays: 91 } })).toEqual([]);
  });

  test('flow logs in CloudWatch Logs are kept for a number of days that it offers', () => {
    expect(
      problemsInProd({ 'network.flowLogs': { destination: 'cloud-watch-logs', retentionDays: 91 } }),
    ).toEqual([
      {
        at: 'prod: network.flowLogs.retentionDays',
        got: '91 days in CloudWatch Logs',
        allowed:
          '1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, ' +
          '3288, 3653',
        fix: "Choose one of these, or set destination to 's3'.",
      },
    ]);
  });

  test('container logs are kept for a number of days that CloudWatch Logs offers', () => {
    expect(problemsInProd({ 'logs.retentionDays': 31 }).map(({ at, got }) => [at, got])).toEqual([
      ['prod: logs.retentionDays', '31'],
    ]);
  });
});
