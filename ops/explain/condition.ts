import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { periodOf, queriesOf } from './measure';

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: 'above',
  GreaterThanOrEqualToThreshold: 'at least',
  LessThanThreshold: 'below',
  LessThanOrEqualToThreshold: 'at most',
};

const MISSING: Readonly<Record<string, string>> = {
  breaching: 'A period without a value counts as breaching.',
  notBreaching: 'A period without a value counts as not breaching.',
  ignore: 'Periods without a value leave its state as it is.',
  missing: 'Without values its state is INSUFFICIENT_DATA.',
};

/** When an alarm fires, in a sentence or two. */
export function conditionOf(alarm: MetricAlarm): string {
  const { ComparisonOperator = '', Threshold = 0, EvaluationPeriods = 1 } = alarm;
  const datapoints = alarm.DatapointsToAlarm ?? EvaluationPeriods;
  const share = datapoints === EvaluationPeriods ? `${datapoints}` : `${datapoints} of ${EvaluationPeriods}`;
  const missing = MISSING[alarm.TreatMissingData ?? 'missing'] ?? '';
  return (
    `Fires when ${measureOf(alarm)} is ${COMPARISONS[ComparisonOperator] ?? ComparisonOperator} ${Threshold} in ` +
    `${share} ${EvaluationPeriods === 1 ? 'period' : 'periods'} of ${duration(periodOf(alarm))}. ${missing}`
  );
}

/** The metric with its statistic, or the label of the expression. */
function measureOf(alarm: MetricAlarm): string {
  const queries = queriesOf(alarm);
  const result = queries.find(({ ReturnData }) => ReturnData !== false) ?? queries[0];
  if (result?.Expression) return `"${result.Label ?? result.Expression}" (${result.Expression})`;
  const { Metric, Stat } = result?.MetricStat ?? {};
  return `${Metric?.Namespace} ${Metric?.MetricName} (${Stat})`;
}

/** `5 minutes` */
function duration(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
