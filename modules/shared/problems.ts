import { inspect } from 'node:util';

/** Something wrong with a setting, in the words of whoever has to correct it. */
export interface Problem {
  /** Where it stands, such as `prod: network.cidrBlock`. */
  readonly at: string;
  /** What was found there. */
  readonly got: string;
  /** What may stand there. */
  readonly allowed: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A value as it appears in a {@link Problem}: one line, cut off when it is long. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = inspect(value, { depth: 2, breakLength: Number.POSITIVE_INFINITY, compact: true });
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** Settings separated by dots, as they are nested in the environment's file. */
export const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** All problems as text: a paragraph each. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ at, got, allowed, fix }) => `${at}\n  got:     ${got}\n  allowed: ${allowed}\n  fix:     ${fix}`)
    .join('\n\n');
}

/** `1 problem`, `2 problems`. */
export const countProblems = (count: number): string => `${count} ${count === 1 ? 'problem' : 'problems'}`;
