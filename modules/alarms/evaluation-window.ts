import { Token } from 'cdktf';
import { countProblems, formatProblems, type Problem, show } from '../shared/problems';

/** What CloudWatch looks back at each time it decides about an alarm. */
export interface EvaluationWindow {
  /** Seconds that one value stands for. */
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;
const HIGH_RESOLUTION: readonly number[] = [10, 20, 30];

/**
 * What CloudWatch would refuse about a window.
 * @param at alarm that the window belongs to
 * @see Amazon CloudWatch API Reference, "PutMetricAlarm", EvaluationPeriods, DatapointsToAlarm and Period
 */
export function windowProblems(window: EvaluationWindow, at: string): readonly Problem[] {
  return [...periodProblems(window, at), ...countsProblems(window, at), ...lengthProblems(window, at)];
}

/** Rejects a window that CloudWatch refuses; one that is known at plan time only passes. */
export function assertWindow(window: EvaluationWindow, at: string): void {
  if (Object.values(window).some((value) => Token.isUnresolved(value))) return;
  const problems = windowProblems(window, at);
  if (problems.length === 0) return;
  throw new Error(
    `${countProblems(problems.length)} in the evaluation window of ${at}:\n\n${formatProblems(problems)}`,
  );
}

function periodProblems({ periodSeconds }: EvaluationWindow, at: string): readonly Problem[] {
  const isFullMinutes = periodSeconds > 0 && periodSeconds % 60 === 0;
  if (isFullMinutes || HIGH_RESOLUTION.includes(periodSeconds)) return [];
  return [
    {
      at: `${at}: periodSeconds`,
      got: show(periodSeconds),
      allowed: '10, 20, 30 or a multiple of 60',
      fix: 'Take full minutes; metrics of AWS services have at most one value a minute anyway.',
    },
  ];
}

function countsProblems(window: EvaluationWindow, at: string): readonly Problem[] {
  const { evaluationPeriods, datapointsToAlarm } = window;
  const notCounts = Object.entries({ evaluationPeriods, datapointsToAlarm })
    .filter(([, count]) => !Number.isInteger(count) || count < 1)
    .map(([name, count]) => ({
      at: `${at}: ${name}`,
      got: show(count),
      allowed: 'a whole number from 1 on',
      fix: `Count the periods; ${name} is no duration.`,
    }));
  if (notCounts.length > 0 || datapointsToAlarm <= evaluationPeriods) return notCounts;
  return [
    {
      at: `${at}: datapointsToAlarm`,
      got: show(datapointsToAlarm),
      allowed: `at most evaluationPeriods, which is ${evaluationPeriods}`,
      fix: 'Look at more periods, or let fewer of them be enough.',
    },
  ];
}

function lengthProblems(
  { periodSeconds, evaluationPeriods }: EvaluationWindow,
  at: string,
): readonly Problem[] {
  const isLong = periodSeconds >= HOUR;
  const most = isLong ? 7 * DAY : DAY;
  const length = periodSeconds * evaluationPeriods;
  if (length <= most) return [];
  return [
    {
      at: `${at}: periodSeconds x evaluationPeriods`,
      got: `${periodSeconds} x ${evaluationPeriods} = ${length} seconds`,
      allowed: isLong
        ? `at most ${most} seconds, seven days`
        : `at most ${most} seconds, one day, with periods below an hour`,
      fix: isLong
        ? 'Look at fewer periods.'
        : 'Look at fewer periods, or take periods of an hour, with which seven days are allowed.',
    },
  ];
}
