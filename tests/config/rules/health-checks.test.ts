import { problemsInProd } from '../support/problems-of';

const checks = (intervalSeconds: number, timeoutSeconds: number, retries: number) => ({
  'services.ai.healthCheck': { intervalSeconds, timeoutSeconds, retries },
});

describe('A health check', () => {
  test.each(['ai', 'rails', 'sidekiq'])('of %s is over before the next one begins', (service) => {
    const at = `services.${service}.healthCheck`;
    expect(problemsInProd({ [at]: { intervalSeconds: 60, timeoutSeconds: 59, retries: 10 } })).toEqual([]);
    expect(problemsInProd({ [at]: { intervalSeconds: 60, timeoutSeconds: 60, retries: 10 } })).toEqual([
      {
        at: `prod: ${at}.timeoutSeconds`,
        got: '60',
        allowed: 'less than 60, the interval',
        fix: 'Lower timeoutSeconds or raise intervalSeconds.',
      },
    ]);
  });

  test('of a service that answers none while it works fails later than the longest request ends', () => {
    expect(problemsInProd(checks(50, 51 - 10, 7))).toEqual([]);
    expect(problemsInProd(checks(30, 10, 5))).toEqual([
      {
        at: 'prod: services.ai.healthCheck',
        got: 'unhealthy after 130 seconds: 5 checks, 30 seconds apart',
        allowed:
          'more than 300 seconds, services.ai.longestRequestSeconds: no check is answered during a request',
        fix: 'Raise intervalSeconds (up to 300), retries (up to 10) or timeoutSeconds (up to 60).',
      },
    ]);
  });

  test('counts from the first check that fails to the end of the last one', () => {
    const longest = { 'services.ai.longestRequestSeconds': 350 };
    expect(problemsInProd({ ...checks(60, 51, 6), ...longest })).toEqual([]);
    expect(problemsInProd({ ...checks(60, 50, 6), ...longest })).toHaveLength(1);
  });

  test('of a service that answers meanwhile may fail sooner', () => {
    expect(problemsInProd({ ...checks(30, 10, 5), 'services.ai.answersWhileBusy': true })).toEqual([]);
    expect(problemsInProd({ 'services.rails.answersWhileBusy': false })).toEqual([]);
  });
});

describe('The AI service', () => {
  test('has as long to stop as its longest request, at most two minutes', () => {
    expect(problemsInProd({ 'services.ai.stopTimeoutSeconds': 119 })).toEqual([
      {
        at: 'prod: services.ai.stopTimeoutSeconds',
        got: '119 seconds for requests of up to 300 seconds',
        allowed: 'from 120 to 120: requests that do not come through the load balancer have no longer to end',
        fix: 'Raise stopTimeoutSeconds.',
      },
    ]);
    const short = { 'services.ai.longestRequestSeconds': 45 };
    expect(problemsInProd({ ...short, 'services.ai.stopTimeoutSeconds': 45 })).toEqual([]);
    expect(problemsInProd({ ...short, 'services.ai.stopTimeoutSeconds': 44 })).toHaveLength(1);
  });
});
