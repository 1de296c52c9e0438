import type { Problem } from '../../shared/problems';
import type { Draft } from '../draft';

/**
 * A rule across several settings of one environment; `at` of its problems is the path inside the environment.
 * Settings that the schema rejected are missing from the draft; the rule ignores them.
 */
export type Rule = (environment: Draft) => readonly Problem[];

/** A rule across environments, given by name; `at` of its problems starts with the environment's name. */
export type FleetRule = (environments: Readonly<Record<string, Draft>>) => readonly Problem[];

/** Every unordered pair of different items. */
export const pairs = <T>(items: readonly T[]): (readonly [T, T])[] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other] as const));
