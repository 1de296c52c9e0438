import fc from 'fast-check';
import { assertWindow, windowProblems } from '../../modules/alarms/evaluation-window';

const HOUR = 3600;
const DAY = 24 * HOUR;
const at = 'rails-cpu';
const window = { periodSeconds: 300, evaluationPeriods: 3, datapointsToAlarm: 3 };
const message = (changed: Partial<typeof window>) => {
  try {
    assertWindow({ ...window, ...changed }, at);
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

const fullMinutes = fc.integer({ min: 1, max: 1440 }).map((minutes) => minutes * 60);
const periods = fc.integer({ min: 1, max: 10_000 });

describe('an evaluation window', () => {
  it.each([
    [
      'of ten seconds, as high-resolution metrics have',
      { periodSeconds: 10, evaluationPeriods: 6, datapointsToAlarm: 6 },
    ],
    ['of one day below the hour', { periodSeconds: 300, evaluationPeriods: 288, datapointsToAlarm: 1 }],
    [
      'of seven days from the hour on',
      { periodSeconds: HOUR, evaluationPeriods: 168, datapointsToAlarm: 168 },
    ],
    ['of one value a day', { periodSeconds: DAY, evaluationPeriods: 7, datapointsToAlarm: 7 }],
  ])('%s is accepted', (_what, accepted) => {
    expect(windowProblems(accepted, at)).toEqual([]);
    expect(() => assertWindow(accepted, at)).not.toThrow();
  });

  it('says what is wrong with a period, and what to do', () => {
    expect(message({ periodSeconds: 45 })).toBe(
      [
        '1 problem in the evaluation window of rails-cpu:',
        '',
        'rails-cpu: periodSeconds',
        '  got:     45',
        '  allowed: 10, 20, 30 or a multiple of 60',
        '  fix:     Take full minutes; metrics of AWS services have at most one value a minute anyway.',
      ].join('\n'),
    );
  });

  it('says that a window is too long, and how long it may be', () => {
    expect(message({ evaluationPeriods: 289 })).toContain(
      [
        'rails-cpu: periodSeconds x evaluationPeriods',
        '  got:     300 x 289 = 86700 seconds',
        '  allowed: at most 86400 seconds, one day, with periods below an hour',
        '  fix:     Look at fewer periods, or take periods of an hour, with which seven days are allowed.',
      ].join('\n'),
    );
    expect(message({ periodSeconds: HOUR, evaluationPeriods: 169 })).toContain(
      '  got:     3600 x 169 = 608400 seconds\n  allowed: at most 604800 seconds, seven days',
    );
  });

  it('says that more values cannot be bad than are looked at', () => {
    expect(message({ datapointsToAlarm: 4 })).toContain(
      'rails-cpu: datapointsToAlarm\n  got:     4\n  allowed: at most evaluationPeriods, which is 3',
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('says that %p is no number of periods', (evaluationPeriods) => {
    expect(message({ evaluationPeriods })).toContain(
      `rails-cpu: evaluationPeriods\n  got:     ${evaluationPeriods}\n  allowed: a whole number from 1 on`,
    );
  });

  it('lists everything that is wrong', () => {
    expect(message({ periodSeconds: 45, evaluationPeriods: 9000, datapointsToAlarm: 9001 })).toMatch(
      /^3 problems in the evaluation window of rails-cpu:/,
    );
  });

  it('is accepted whenever it is short enough, of any full minutes', () => {
    fc.assert(
      fc.property(fullMinutes, periods, periods, (periodSeconds, evaluationPeriods, datapointsToAlarm) => {
        const most = periodSeconds >= HOUR ? 7 * DAY : DAY;
        const isAllowed = datapointsToAlarm <= evaluationPeriods && periodSeconds * evaluationPeriods <= most;
        const problems = windowProblems({ periodSeconds, evaluationPeriods, datapointsToAlarm }, at);
        expect(problems.length === 0).toBe(isAllowed);
      }),
    );
  });

  it('is refused for any other period', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100_000 }), (periodSeconds) => {
        fc.pre(![10, 20, 30].includes(periodSeconds) && (periodSeconds <= 0 || periodSeconds % 60 !== 0));
        expect(windowProblems({ ...window, periodSeconds }, at)[0]?.at).toBe('rails-cpu: periodSeconds');
      }),
    );
  });
});
