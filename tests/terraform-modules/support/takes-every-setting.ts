import type { z } from 'zod';
import {
  alternativesOf,
  describeSchema,
  type SettingSchema,
  schemaAt,
} from '../../../modules/shared/allowed-values';
import type { ModuleDefinition } from '../../../terraform-modules/definition';
import { inWordsOfHcl, snakeCase } from '../../../terraform-modules/varied-settings';
import { synthesizeModule } from './synthesize-module';

export interface SettingsCase {
  readonly definition: ModuleDefinition;
  readonly schema: z.ZodType;
  /** What the environment has. */
  readonly value: unknown;
  /** Goes before the names of the variables. */
  readonly prefix?: string;
}

/**
 * Tests that a setting that is a number or a text is an input, with the environment's value as default and the
 * schema's description, or that the definition says why it is none: construct and module cannot drift apart.
 */
export function itTakesEverySetting({ definition, schema, value, prefix }: SettingsCase): void {
  const variables = synthesizeModule(definition).variables();
  const described = describeSchema(schema);
  const { fixed = {} } = definition;
  const settings = leavesOf(described)
    .map((path) => ({ path, value: valueAt(value, path), setting: schemaAt(described, path) }))
    .filter(({ path, value: set }) => set !== undefined && !isFixed(fixed, path));

  it.each(settings)('takes $path', ({ path, value: set, setting }) => {
    const name = [...(prefix ? [prefix] : []), ...path].map(snakeCase).join('_');
    expect(variables[name]).toMatchObject({
      type: typeof set,
      default: set,
      description: expect.stringContaining(inWordsOfHcl(describedAs(setting))),
    });
  });
}

const describedAs = (setting: SettingSchema | undefined): string =>
  alternativesOf(setting ?? {}).find(({ description }) => description)?.description ??
  setting?.description ??
  '';

const isFixed = (fixed: Readonly<Record<string, string>>, path: readonly string[]): boolean =>
  path.some((_, index) => path.slice(0, index + 1).join('.') in fixed);

/** Paths of everything that is a number or a text. */
function leavesOf(schema: SettingSchema, path: readonly string[] = []): string[][] {
  return alternativesOf(schema).flatMap((alternative) => {
    const { type, properties, enum: options } = alternative;
    if (properties) {
      // What is switched off has a reason, which is for reviewers.
      if (properties['enabled']?.const === false) return [];
      return Object.entries(properties).flatMap(([key, child]) => leavesOf(child, [...path, key]));
    }
    if ('const' in alternative) return [];
    const isLeaf = ['string', 'number', 'integer'].includes(type ?? '') || options !== undefined;
    return isLeaf ? [[...path]] : [];
  });
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
