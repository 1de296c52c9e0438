import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type MetricAlarm,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';

/** A period of an alarm's metric or expression. */
export interface MeasuredPeriod {
  readonly begins: Date;
  /** Undefined where CloudWatch has no value. */
  readonly value: number | undefined;
  /** Whether the value breaches the threshold. */
  readonly breaches: boolean;
}

const RESULT = 'result';

/** What CloudWatch evaluates: the queries of an alarm on an expression, or the one metric of any other alarm. */
export function queriesOf(alarm: MetricAlarm): readonly MetricDataQuery[] {
  if (alarm.Metrics && alarm.Metrics.length > 0) return alarm.Metrics;
  const { Namespace, MetricName, Dimensions, Period, Statistic, ExtendedStatistic, Unit } = alarm;
  return [
    {
      Id: RESULT,
      MetricStat: {
        Metric: { Namespace, MetricName, Dimensions },
        Period,
        Stat: ExtendedStatistic ?? Statistic,
        Unit,
      },
    },
  ];
}

/** Seconds of a period of the alarm. */
export function periodOf(alarm: MetricAlarm): number {
  const periods = queriesOf(alarm).flatMap(({ Period, MetricStat }) => [
    Period ?? 0,
    MetricStat?.Period ?? 0,
  ]);
  return Math.max(...periods) || 60;
}

/** Dimensions of all metrics of the alarm, by name. */
export const dimensionsOf = (alarm: MetricAlarm): Readonly<Record<string, string>> =>
  Object.fromEntries(
    queriesOf(alarm)
      .flatMap(({ MetricStat }) => MetricStat?.Metric?.Dimensions ?? [])
      .map(({ Name = '', Value = '' }) => [Name, Value]),
  );

/** Whether a value breaches the threshold of the alarm. */
export function isBreaching({ ComparisonOperator, Threshold = 0 }: MetricAlarm, value: number): boolean {
  switch (ComparisonOperator) {
    case 'GreaterThanThreshold':
      return value > Threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= Threshold;
    case 'LessThanThreshold':
      return value < Threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= Threshold;
    default:
      return false;
  }
}

/**
 * The values that the alarm was last evaluated on, oldest first: its evaluation periods, and as many before. The period that
 * is not over yet is left out. Needs `cloudwatch:GetMetricData`.
 * @see Amazon CloudWatch API Reference, "GetMetricData"
 */
export async function measuredPeriods(
  cloudwatch: Pick<CloudWatchClient, 'send'>,
  alarm: MetricAlarm,
  now: Date,
): Promise<readonly MeasuredPeriod[]> {
  const period = periodOf(alarm) * 1000;
  const count = Math.max(6, 2 * (alarm.EvaluationPeriods ?? 1));
  // CloudWatch aligns periods to the clock.
  const end = Math.floor(now.getTime() / period) * period;
  const begins = Array.from({ length: count }, (_, index) => end - (count - index) * period);
  const { MetricDataResults = [] } = await cloudwatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: [...queriesOf(alarm)],
      StartTime: new Date(begins[0] ?? end),
      EndTime: new Date(end),
    }),
  );
  const [result] = MetricDataResults;
  const values = new Map(
    result?.Timestamps?.map((timestamp, index) => [timestamp.getTime(), result.Values?.[index]]),
  );
  return begins.map((time) => {
    const value = values.get(time);
    return { begins: new Date(time), value, breaches: value !== undefined && isBreaching(alarm, value) };
  });
}
