import type { Colors } from '../cli/definition';
import { isReady, PHASES, type Phase, type Row, type RowState } from './check';

/** The answer of the command. */
export interface Readiness {
  readonly environment: string;
  /** 12-digit id of the account that was looked at. */
  readonly account: string;
  readonly ready: boolean;
  readonly rows: readonly Row[];
}

const WORDS: Readonly<Record<RowState, string>> = {
  ready: 'ready',
  'not ready': 'NOT READY',
  unknown: 'unknown',
};

/** Width of the longest word, and a gap. */
const INDENT = 11;

/** A phase with its rows. */
interface ReportedPhase {
  readonly number: Phase;
  readonly title: string;
  readonly rows: readonly Row[];
}

const phasesOf = (rows: readonly Row[]): readonly ReportedPhase[] =>
  (Object.keys(PHASES) as unknown as Phase[])
    .map((key) => Number(key) as Phase)
    .map((number) => ({
      number,
      title: PHASES[number],
      rows: rows.filter(({ phase }) => phase === number),
    }))
    .filter((phase) => phase.rows.length > 0);

const verdict = (rows: readonly Row[]): string => (isReady(rows) ? 'READY' : 'NOT READY');

const summary = ({ environment, account, rows }: Readiness): string =>
  `${environment} in account ${account}: ${verdict(rows)}, ${rows.filter(({ state }) => state === 'ready').length} of ` +
  `${rows.length} rows are ready`;

/** The report for a terminal. */
export function reportText(readiness: Readiness, { bold, green, red, yellow }: Colors): string {
  const word = (state: RowState) =>
    (state === 'ready' ? green : state === 'unknown' ? yellow : red)(WORDS[state].padEnd(INDENT));
  const lines = (row: Row) => [
    `  ${word(row.state)}${row.title}`,
    `  ${' '.repeat(INDENT)}${row.evidence}`,
    ...(row.fix ? [`  ${' '.repeat(INDENT)}-> ${row.fix}`] : []),
  ];
  return [
    bold(summary(readiness)),
    ...phasesOf(readiness.rows).map(({ number, title, rows }) =>
      [bold(`${number}. ${title}: ${verdict(rows)}`), ...rows.flatMap(lines)].join('\n'),
    ),
  ].join('\n\n');
}

/** The report as Markdown, for an issue or a page. */
export function reportMarkdown(readiness: Readiness): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [
    `# ${summary(readiness)}`,
    ...phasesOf(readiness.rows).map(({ number, title, rows }) =>
      [
        `## ${number}. ${title}: ${verdict(rows)}`,
        '',
        '| | what must be true | seen | what to do |',
        '|---|---|---|---|',
        ...rows.map(
          ({ state, title: row, evidence, fix }) =>
            `| ${WORDS[state]} | ${cell(row)} | ${cell(evidence)} | ${cell(fix)} |`,
        ),
      ].join('\n'),
    ),
    '',
  ].join('\n\n');
}
