/** Statistic of a metric over a period; `p95` is the value that 95 % stay below. */
export type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'SampleCount' | 'Sum' | `p${number}`;

/**
 * One metric as CloudWatch knows it. Alarms and dashboards are built from the same ones, so that what rings is
 * what one sees.
 * @see Amazon CloudWatch User Guide, "Metrics concepts"
 */
export interface Metric {
  /** Such as `AWS/RDS`. */
  readonly namespace: string;
  /** Name of the metric, as AWS publishes it. */
  readonly name: string;
  /** Exactly the dimensions that the metric is published with: one more or less is another metric, without data. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
  /** Seconds that one data point stands for: 10, 30 or a multiple of 60. */
  readonly periodSeconds: number;
  /** What a person calls it, on the dashboard. */
  readonly label: string;
}

/** A calculation over metrics; keys of `metrics` are the names in the expression, lower-case first. */
export interface MetricMath {
  /** Such as `100 * errors / requests`. */
  readonly expression: string;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly periodSeconds: number;
  readonly label: string;
}

/** Something that has one value at a time. */
export type Measure = Metric | MetricMath;

/** Whether a measure is calculated. */
export const isMath = (measure: Measure): measure is MetricMath => 'expression' in measure;
