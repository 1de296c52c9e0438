import type { Measure } from '../shared/metric';

/** Page that says, for every alarm, what it means and what to do. */
export const RUNBOOK = 'docs/runbooks/alarms.md';

/** Who is hurt: what the two alarms that page somebody are made of. */
export type Concern = 'users' | 'data' | 'neither';

/** How the value is compared with the threshold, in CloudWatch's words. */
export type Comparison =
  | 'GreaterThanThreshold'
  | 'GreaterThanOrEqualToThreshold'
  | 'LessThanThreshold'
  | 'LessThanOrEqualToThreshold';

/**
 * What a period without a value counts as: `missing` is for values that should always be there (the alarm then
 * says INSUFFICIENT_DATA), `notBreaching` for those that exist only when something happens, `breaching` where
 * silence is the failure, `ignore` where the last state stays true.
 * @see Amazon CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data"
 */
export type MissingData = 'missing' | 'notBreaching' | 'breaching' | 'ignore';

/** When a measure rings, and what that means to somebody who is woken by it. */
export interface AlarmDefinition {
  /** Words joined by hyphens: end of the alarm's name and of its Terraform address. */
  readonly name: string;
  readonly measure: Measure;
  readonly comparison: Comparison;
  /** In the unit of the measure. */
  readonly threshold: number;
  /** Periods that are looked at. */
  readonly evaluationPeriods: number;
  /** How many of them must be beyond the threshold. */
  readonly datapointsToAlarm: number;
  readonly missingData: MissingData;
  /** A sentence or two: what is wrong, in words that need no dashboard. */
  readonly meaning: string;
  /** Heading in {@link RUNBOOK}. */
  readonly runbook: string;
  readonly concerns: Concern;
  /**
   * 1, or 0 where there is no such measure: a number that only Terraform knows. Such an alarm is in no composite
   * one, and concerns neither users nor data. @default there is the alarm
   */
  readonly count?: number;
}

/** Something that AWS announces once, as opposed to a value that is there all the time. */
export interface EventDefinition {
  /** Words joined by hyphens: end of the rule's name and of its Terraform address. */
  readonly name: string;
  /** What the rule is for. */
  readonly meaning: string;
  /** What an event must look like, in the words of EventBridge. */
  readonly pattern: Readonly<Record<string, unknown>>;
  /** Sentence with `<name>` wherever a value of the event goes. */
  readonly message: string;
  /** Where these values are in the event, such as `$.detail.reason`. */
  readonly values: Readonly<Record<string, string>>;
  /** Heading in {@link RUNBOOK}. */
  readonly runbook: string;
}

/** Where to read on. */
export const runbookLink = (heading: string): string => `Runbook: ${RUNBOOK}#${heading}`;

/** Once is enough: every single time is one too many. */
export const AT_ONCE = { evaluationPeriods: 1, datapointsToAlarm: 1 } as const;

/** Twice in a row: not a single spike. */
export const TWICE = { evaluationPeriods: 2, datapointsToAlarm: 2 } as const;

/** Three times in a row: it does not go away by itself. */
export const LASTING = { evaluationPeriods: 3, datapointsToAlarm: 3 } as const;

/** Three times out of five: it comes and goes, and comes back. */
export const REPEATED = { evaluationPeriods: 5, datapointsToAlarm: 3 } as const;
