import type { Measure } from '../shared/metric';

/** Runbook with a section for every alarm: what it means and what to do. */
export const RUNBOOK = 'docs/runbooks/alarms.md';

/** Which of the two composite alarms that page includes the alarm: users affected, data at risk, or none. */
export type Impact = 'users' | 'data' | 'none';

/** Comparison operator of CloudWatch. */
export type Comparison =
  | 'GreaterThanThreshold'
  | 'GreaterThanOrEqualToThreshold'
  | 'LessThanThreshold'
  | 'LessThanOrEqualToThreshold';

/**
 * How CloudWatch treats a period without a value: `missing` for metrics that are always published (the alarm
 * changes to INSUFFICIENT_DATA), `notBreaching` for metrics that are published only when something happens,
 * `breaching` where no value is the failure, `ignore` to keep the last state.
 * @see Amazon CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data"
 */
export type MissingData = 'missing' | 'notBreaching' | 'breaching' | 'ignore';

/** Situations in which an alarm must not be wrong: nothing in them is about its threshold. */
export const SITUATIONS = ['gone', 'idle', 'new'] as const;

/**
 * What AWS publishes of a measure in a situation: values with which the alarm is in this state, or no value, so that
 * {@link AlarmDefinition.missingData} decides.
 */
export type Published = 'OK' | 'ALARM' | 'no value';

/** What AWS publishes of a measure in each situation. */
export interface PublishedValues extends Readonly<Record<(typeof SITUATIONS)[number], Published>> {
  /** The resource was deleted or stopped, or it has failed. */
  readonly gone: Published;
  /** The resource works, and nobody uses it. */
  readonly idle: Published;
  /** The resource was created just now. */
  readonly new: Published;
}

/** Measures that AWS publishes as long as the resource is there, such as its CPU. */
export const ALWAYS_PUBLISHED: PublishedValues = { gone: 'no value', idle: 'OK', new: 'OK' };

/** Measures that AWS publishes only when there is something to count, such as errors. */
export const PUBLISHED_ON_OCCURRENCE: PublishedValues = {
  gone: 'no value',
  idle: 'no value',
  new: 'no value',
};

/** State of an alarm; `unchanged` is the one that it had before. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | 'unchanged';

const WITHOUT_VALUE: Readonly<Record<MissingData, AlarmState>> = {
  breaching: 'ALARM',
  notBreaching: 'OK',
  missing: 'INSUFFICIENT_DATA',
  ignore: 'unchanged',
};

/** State that an alarm takes in a situation. */
export function stateIn(
  { published, missingData }: Pick<AlarmDefinition, 'published' | 'missingData'>,
  situation: (typeof SITUATIONS)[number],
): AlarmState {
  const values = published[situation];
  return values === 'no value' ? WITHOUT_VALUE[missingData] : values;
}

/** When an alarm goes off, and what that means to the person on call. */
export interface AlarmDefinition {
  /** Kebab-case; last part of the alarm's name and of its Terraform address. */
  readonly name: string;
  readonly measure: Measure;
  readonly comparison: Comparison;
  /** In the unit of the measure. */
  readonly threshold: number;
  /** Number of most recent periods that are evaluated. */
  readonly evaluationPeriods: number;
  /** Number of these periods that must breach the threshold. */
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
  readonly published: PublishedValues;
  /** One or two sentences about the fault, clear without the dashboard: the alarm's description. */
  readonly meaning: string;
  /** Heading of its section in {@link RUNBOOK}. */
  readonly runbook: string;
  readonly impact: Impact;
  /** Name of the definition of an alarm in the same list that must be OK for this one to page. @default none */
  readonly pagesWhileOk?: string;
  /**
   * Terraform's `count`, 1 or 0, where only Terraform knows whether the metric exists. The impact of such an alarm
   * is `none`: a composite alarm cannot name it. @default the alarm always exists
   */
  readonly count?: number;
}

/** An event of AWS that is published once, as opposed to a metric. */
export interface EventDefinition {
  /** Kebab-case; last part of the rule's name and of its Terraform address. */
  readonly name: string;
  /** What happened: the rule's description and the notice's title. */
  readonly meaning: string;
  /** Event pattern of EventBridge. */
  readonly pattern: Readonly<Record<string, unknown>>;
  /** Text of the notice, with `<name>` in place of a value of the event. */
  readonly message: string;
  /** JSON paths of these values, such as `$.detail.reason`, which every event of the pattern has. */
  readonly values: Readonly<Record<string, string>>;
  /** Heading of its section in {@link RUNBOOK}. */
  readonly runbook: string;
}

/** Link to a section of the runbook, for the description of an alarm. */
export const runbookLink = (heading: string): string => `Runbook: ${RUNBOOK}#${heading}`;

/** Alarms on the first breaching period: a single occurrence is too many. */
export const AT_ONCE = { evaluationPeriods: 1, datapointsToAlarm: 1 } as const;

/** Alarms on two breaching periods in a row: ignores a single spike. */
export const TWICE = { evaluationPeriods: 2, datapointsToAlarm: 2 } as const;

/** Alarms on three breaching periods in a row: the fault does not go away by itself. */
export const LASTING = { evaluationPeriods: 3, datapointsToAlarm: 3 } as const;

/** Alarms on three breaching periods out of five: catches a fault that comes and goes. */
export const REPEATED = { evaluationPeriods: 5, datapointsToAlarm: 3 } as const;
