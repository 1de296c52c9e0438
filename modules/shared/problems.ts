import { inspect } from 'node:util';

/** A wrong setting, described for its author. */
export interface Problem {
  /** Place of the setting, such as `prod: network.cidrBlock`. */
  readonly at: string;
  /** Value that was found. */
  readonly got: string;
  /** Allowed values. */
  readonly allowed: string;
  /** How to fix it. */
  readonly fix: string;
}

/** A value for a {@link Problem}: one line, truncated if it is long. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = inspect(value, { depth: 2, breakLength: Number.POSITIVE_INFINITY, compact: true });
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** Path of a setting in the environment's file, separated by dots. */
export const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** All problems as text, one paragraph each. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ at, got, allowed, fix }) => `${at}\n  got:     ${got}\n  allowed: ${allowed}\n  fix:     ${fix}`)
    .join('\n\n');
}

/** `1 problem`, `2 problems`. */
export const countProblems = (count: number): string => `${count} ${count === 1 ? 'problem' : 'problems'}`;
