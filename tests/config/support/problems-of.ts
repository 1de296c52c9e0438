import { prod } from '../../../environments/prod';
import { staging } from '../../../environments/staging';
import { ConfigurationError, loadEnvironments } from '../../../modules/config/load';
import type { EnvironmentInput } from '../../../modules/config/schema';
import type { Problem } from '../../../modules/shared/problems';

/** New values by path, such as `network.cidrBlock`; undefined removes what is there. */
export type Changes = Readonly<Record<string, unknown>>;

/** A copy of an environment with some values changed. */
export function changed(environment: EnvironmentInput, changes: Changes): Record<string, unknown> {
  const copy = structuredClone(environment) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() as string;
    const parent = keys.reduce((object, key) => object[key] as Record<string, unknown>, copy);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return copy;
}

/** Problems of these environments; empty if they are valid. */
export function problemsIn(inputs: Record<string, unknown>, selected?: string): readonly Problem[] {
  try {
    loadEnvironments(inputs, selected);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** Problems of production with these changes. */
export const problemsInProd = (changes: Changes): readonly Problem[] =>
  problemsIn({ prod: changed(prod, changes) });

/** Problems of staging with these changes. */
export const problemsInStaging = (changes: Changes): readonly Problem[] =>
  problemsIn({ staging: changed(staging, changes) });
