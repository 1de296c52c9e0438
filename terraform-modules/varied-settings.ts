import type { z } from 'zod';
import { describeSchema, type SettingSchema, schemaAt } from '../modules/shared/allowed-values';

/** Which settings stay, and what those are called that become variables. */
export interface SettingsOptions {
  /** Goes before the names of the variables: `rails` for `rails_cpu`. @default nothing */
  readonly prefix?: string;
  /** Settings, as paths with dots, that decide what the module is made of and stay as they are. */
  readonly fixed?: readonly string[];
}

/** What stands in place of a setting that is a number or a text. */
type Vary = (name: string, setting: SettingSchema, value: string | number) => string | number;

/**
 * The same settings with something else in place of every number and every text, named after its path.
 * @see Inputs.settings for what stays
 */
export function variedSettings<T>(
  schema: z.ZodType<T>,
  value: T,
  { prefix, fixed = [] }: SettingsOptions,
  vary: Vary,
): T {
  const described = describeSchema(schema);
  const visit = (part: unknown, path: readonly string[]): unknown => {
    const setting = schemaAt(described, path);
    if (fixed.includes(path.join('.')) || !setting) return part;
    if (typeof part === 'object' && part !== null && !Array.isArray(part)) {
      if ('enabled' in part && part.enabled === false) return part;
      return Object.fromEntries(
        Object.entries(part).map(([key, child]) => [key, visit(child, [...path, key])]),
      );
    }
    if (typeof part !== 'string' && typeof part !== 'number') return part;
    return vary([...(prefix ? [prefix] : []), ...path].map(snakeCase).join('_'), setting, part);
  };
  return visit(value, []) as T;
}

/** `allocated_storage_gib` of `allocatedStorageGiB`. */
export const snakeCase = (text: string): string =>
  text
    .replace(/GiB|MiB/g, (unit) => unit[0] + unit.slice(1).toLowerCase())
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();

/** Words of a schema in those of HCL: settings that they name are variables there. */
export const inWordsOfHcl = (text: string): string =>
  text.replace(/`?\b[a-z]{2,}(?:[A-Z][A-Za-z]*)+\b`?/g, snakeCase);
