/** Arguments of an `aws_cloudwatch_metric_alarm` that CloudWatch limits. */
export interface MetricAlarm {
  readonly period?: number;
  readonly evaluation_periods: number;
  /** @default all periods */
  readonly datapoints_to_alarm?: number;
  readonly metric_query?: readonly MetricQuery[];
}

interface MetricQuery {
  readonly id: string;
  readonly expression?: string;
  readonly return_data?: boolean;
  readonly metric?: { readonly period: number };
}

const HOUR = 3600;
const DAY = 24 * HOUR;
const HIGH_RESOLUTION: readonly number[] = [10, 20, 30];
const METRICS_PER_ALARM = 10;

/**
 * Limits of CloudWatch that a metric alarm exceeds.
 * @see Amazon CloudWatch API Reference, "PutMetricAlarm", EvaluationPeriods, DatapointsToAlarm and Period
 * @see Amazon CloudWatch API Reference, "MetricDataQuery"
 * @see Amazon CloudWatch User Guide, "CloudWatch service quotas", metric math in alarms
 */
export const alarmProblems = (alarm: MetricAlarm): readonly string[] => [
  ...windowProblems(alarm),
  ...queryProblems(alarm.metric_query ?? []),
];

function windowProblems(alarm: MetricAlarm): readonly string[] {
  const {
    period,
    evaluation_periods: periods,
    datapoints_to_alarm: datapoints = periods,
    metric_query,
  } = alarm;
  const all = [period, ...(metric_query ?? []).map(({ metric }) => metric?.period)].filter(
    (each) => each !== undefined,
  );
  const longest = Math.max(...all);
  const most = longest >= HOUR ? 7 * DAY : DAY;
  const notCounted = [periods, datapoints].filter((count) => !Number.isInteger(count) || count < 1);
  return [
    ...(all.length > 0 ? [] : ['no period']),
    ...all
      .filter((each) => !(each > 0 && each % 60 === 0) && !HIGH_RESOLUTION.includes(each))
      .map((each) => `a period of ${each} seconds`),
    ...notCounted.map((count) => `${count} is no number of periods`),
    ...(datapoints > periods ? [`${datapoints} values out of ${periods}`] : []),
    ...(longest * periods > most ? [`a window of ${longest * periods} seconds, more than ${most}`] : []),
  ];
}

function queryProblems(queries: readonly MetricQuery[]): readonly string[] {
  if (queries.length === 0) return [];
  const ids = queries.map(({ id }) => id);
  const metrics = queries.filter(({ metric }) => metric).length;
  const results = queries.filter(({ return_data }) => return_data).length;
  return [
    ...ids.filter((id) => !/^[a-z]\w{0,254}$/.test(id)).map((id) => `the id ${id}`),
    ...(new Set(ids).size === ids.length ? [] : ['two queries have the same id']),
    ...(metrics <= METRICS_PER_ALARM ? [] : [`${metrics} metrics, more than ${METRICS_PER_ALARM}`]),
    ...(results === 1 ? [] : [`${results} results instead of one`]),
    ...queries
      .flatMap(({ expression = '' }) => expression.match(/\b[a-z]\w*/g) ?? [])
      .filter((name) => !ids.includes(name))
      .map((name) => `an expression names ${name}, which is none of ${ids.join(', ')}`),
  ];
}
