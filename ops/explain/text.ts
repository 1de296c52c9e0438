import type { AlarmState, Explanation } from './explanation';

/** An explanation for a terminal. */
export function explanationText(explanation: Explanation, now: Date = new Date()): string {
  const { name, state, since, meaning, condition, reason, alarms, periods, changes, runbook } = explanation;
  const sections = [
    `${name}: ${state}${since ? ` since ${minute(since)} UTC, ${ago(since, now)}` : ''}`,
    [meaning, condition, recipients(explanation), reason && `CloudWatch: ${reason}`]
      .filter(Boolean)
      .join('\n'),
    alarms.length > 0 && `Its alarms\n${alarmLines(alarms)}`,
    periods.length > 0 &&
      `Values\n${lines(periods, ({ begins, value, breaches }) => [minute(begins), value === undefined ? 'no value' : rounded(value), breaches ? 'breaches' : ''])}`,
    changes.length > 0 && `State before\n${lines(changes, ({ at, summary }) => [minute(at), summary])}`,
    runbook
      ? `What to do (${runbook.link})\n\n${runbook.text}`
      : 'What to do: its description names no section of the runbook. It is not an alarm of this project.',
  ];
  return sections.filter(Boolean).join('\n\n');
}

/** Alarms, one in a line. */
export const alarmLines = (alarms: readonly AlarmState[]): string =>
  lines(alarms, ({ name, state, meaning }) => [name, state, meaning]);

function recipients({ topics, composites }: Explanation): string {
  const notified =
    topics.length > 0 ? `Notifies ${topics.join(' and ')}.` : 'Its actions are disabled: it notifies nobody.';
  return composites.length > 0 ? `${notified} Part of ${composites.join(' and ')}.` : notified;
}

/** Columns, each as wide as its longest cell but the last. */
function lines<Row>(rows: readonly Row[], cellsOf: (row: Row) => readonly string[]): string {
  const cells = rows.map(cellsOf);
  const width = (column: number) => Math.max(...cells.map((each) => each[column]?.length ?? 0));
  return cells
    .map((each) => `  ${each.map((cell, column) => cell.padEnd(width(column))).join('  ')}`.trimEnd())
    .join('\n');
}

/** `2026-12-01 11:20` */
const minute = (time: Date): string => time.toISOString().slice(0, 16).replace('T', ' ');

function ago(time: Date, now: Date): string {
  const minutes = Math.round((now.getTime() - time.getTime()) / 60_000);
  if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`;
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)));
