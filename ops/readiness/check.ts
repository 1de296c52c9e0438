import { accessProblem } from '../toolbox/aws/access-problem';
import { awsProblem } from '../toolbox/explanation';

/** The phases of docs/getting-started.md, by number. */
export const PHASES = {
  1: 'The account',
  2: 'The infrastructure',
  3: 'The images',
  4: 'The database',
  5: "The application's configuration",
  6: 'The deployment',
  7: 'Afterwards',
} as const;

export type Phase = keyof typeof PHASES;

/** What a check found. */
export interface Finding {
  readonly state: RowState;
  /** What was seen, in a sentence or less; never the value of a secret. */
  readonly evidence: string;
  /** Command or step that makes it ready; empty when it is. */
  readonly fix: string;
}

export const ready = (evidence: string): Finding => ({ state: 'ready', evidence, fix: '' });
export const notReady = (evidence: string, fix: string): Finding => ({ state: 'not ready', evidence, fix });
/** It could not be asked. */
export const unknown = (evidence: string, fix: string): Finding => ({ state: 'unknown', evidence, fix });

/** A row of the report: something that must be true before the environment serves users. */
export interface Check {
  /** Kebab-case; stable, for scripts. */
  readonly id: string;
  readonly phase: Phase;
  /** What must be true: `The database is available`. */
  readonly title: string;
  /** Asks AWS, and changes nothing. Errors of AWS make the row unknown. */
  readonly look: () => Promise<Finding>;
}

export type RowState = 'ready' | 'not ready' | 'unknown';

/** A row that was looked at. */
export interface Row extends Pick<Check, 'id' | 'phase' | 'title'> {
  readonly state: RowState;
  readonly evidence: string;
  readonly fix: string;
}

/** Runs all checks at once. One that cannot be answered makes its row unknown, and nothing else. */
export const rowsOf = (checks: readonly Check[]): Promise<readonly Row[]> => Promise.all(checks.map(rowOf));

async function rowOf({ id, phase, title, look }: Check): Promise<Row> {
  try {
    return { id, phase, title, ...(await look()) };
  } catch (error) {
    const problem = accessProblem(error) ?? awsProblem(error);
    if (!problem) throw error;
    return {
      id,
      phase,
      title,
      state: 'unknown',
      evidence: `${problem.at}: ${problem.got}`,
      fix: problem.fix,
    };
  }
}

/** Whether every row is ready. What is not known is not ready. */
export const isReady = (rows: readonly Row[]): boolean => rows.every(({ state }) => state === 'ready');
