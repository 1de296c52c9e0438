/** Statistic of a metric over a period; `p95` is the 95th percentile. */
export type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'SampleCount' | 'Sum' | `p${number}`;

/**
 * A CloudWatch metric. Alarms and dashboards use the same objects, so that the dashboard shows what alarms
 * evaluate.
 * @see Amazon CloudWatch User Guide, "Metrics concepts"
 */
export interface Metric {
  /** Such as `AWS/RDS`. */
  readonly namespace: string;
  /** Name of the metric, as AWS publishes it. */
  readonly name: string;
  /** Exactly the published dimensions: with one more or less it is another metric, without data. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
  /** Seconds that one data point stands for: 10, 30 or a multiple of 60. */
  readonly periodSeconds: number;
  /** Label on the dashboard. */
  readonly label: string;
}

/** An expression over metrics. The keys of `metrics` are the names in the expression; they begin in lower case. */
export interface MetricMath {
  /** Such as `100 * errors / requests`. */
  readonly expression: string;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly periodSeconds: number;
  readonly label: string;
}

/** A metric or an expression. */
export type Measure = Metric | MetricMath;

/** Whether a measure is an expression. */
export const isMath = (measure: Measure): measure is MetricMath => 'expression' in measure;
