import { subjects } from '../support/subjects';
import type { TerraformConfiguration } from '../support/terraform-configuration';
import { alarmProblems, type MetricAlarm } from './limits';

const problemsOf = (stack: TerraformConfiguration): readonly string[] =>
  Object.entries(stack.resources('aws_cloudwatch_metric_alarm')).flatMap(([address, alarm]) =>
    alarmProblems(alarm as MetricAlarm).map((problem) => `${address}: ${problem}`),
  );

describe('metric alarms', () => {
  it.each(subjects.map(({ name, stack }) => [name, stack] as const))(
    'stay within the limits of CloudWatch: %s',
    (_name, stack) => {
      expect(Object.keys(stack.resources('aws_cloudwatch_metric_alarm'))).not.toEqual([]);
      expect(problemsOf(stack)).toEqual([]);
    },
  );
});

describe('the check of the limits', () => {
  const alarm: MetricAlarm = { period: 300, evaluation_periods: 3, datapoints_to_alarm: 3 };
  const result = { id: 'result', expression: '100 * errors / requests', return_data: true };
  const inputs = ['errors', 'requests'].map((id) => ({ id, metric: { period: 300 } }));
  const withQuery = (...metric_query: NonNullable<MetricAlarm['metric_query']>): MetricAlarm => ({
    evaluation_periods: 3,
    metric_query,
  });
  const calculated = withQuery(result, ...inputs);

  it.each<[string, MetricAlarm]>([
    ['ten seconds, as high-resolution metrics have', { period: 10, evaluation_periods: 6 }],
    ['one day below the hour', { ...alarm, evaluation_periods: 288, datapoints_to_alarm: 1 }],
    ['seven days from the hour on', { period: 3600, evaluation_periods: 168 }],
    ['one value a day for a week', { period: 86_400, evaluation_periods: 7 }],
    ['a calculation', calculated],
  ])('accepts %s', (_what, accepted) => {
    expect(alarmProblems(accepted)).toEqual([]);
  });

  it.each<[string, MetricAlarm, string]>([
    ['a period of no full minute', { ...alarm, period: 45 }, 'a period of 45 seconds'],
    ['a period of 0', { ...alarm, period: 0 }, 'a period of 0 seconds'],
    ['no period', { evaluation_periods: 3 }, 'no period'],
    ['no number of periods', { ...alarm, evaluation_periods: 0, datapoints_to_alarm: 0 }, '0 is no number'],
    [
      'a fraction of a period',
      { ...alarm, evaluation_periods: 1.5, datapoints_to_alarm: 1 },
      '1.5 is no number of periods',
    ],
    ['a negative number of values', { ...alarm, datapoints_to_alarm: -1 }, '-1 is no number of periods'],
    ['more bad values than periods', { ...alarm, datapoints_to_alarm: 4 }, '4 values out of 3'],
    [
      'more than a day below the hour',
      { ...alarm, evaluation_periods: 289 },
      'a window of 86700 seconds, more than 86400',
    ],
    [
      'more than seven days',
      { period: 3600, evaluation_periods: 169 },
      'a window of 608400 seconds, more than 604800',
    ],
    [
      'metric math over more than a day',
      { ...calculated, evaluation_periods: 289 },
      'a window of 86700 seconds, more than 86400',
    ],
    [
      'an input whose period is not a full minute',
      withQuery(result, { id: 'errors', metric: { period: 7 } }, { id: 'requests', metric: { period: 300 } }),
      'a period of 7 seconds',
    ],
    [
      'an id in capitals',
      withQuery(result, ...inputs, { id: 'Total', metric: { period: 300 } }),
      'the id Total',
    ],
    ['the same id twice', withQuery(result, ...inputs, ...inputs), 'two queries have the same id'],
    [
      'more than ten metrics',
      withQuery(
        result,
        ...inputs,
        ...Array.from({ length: 9 }, (_, index) => ({ id: `m${index}`, metric: { period: 300 } })),
      ),
      '11 metrics, more than 10',
    ],
    ['no result', withQuery(...inputs), '0 results instead of one'],
    [
      'an expression with an unknown metric',
      withQuery({ id: 'result', expression: 'errors / all', return_data: true }, ...inputs),
      'an expression names all, which is none of result, errors, requests',
    ],
  ])('finds %s', (_what, refused, problem) => {
    expect(alarmProblems(refused).join('\n')).toContain(problem);
  });
});
