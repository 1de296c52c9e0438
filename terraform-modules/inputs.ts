import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import { describeSchema, type SettingSchema, schemaAt } from '../modules/shared/allowed-values';
import { type InputVariable, terraformType, validationOf } from './input-variable';

/** How {@link Inputs.settings} turns settings into variables. */
export interface SettingsOptions {
  /** Goes before the names of the variables: `rails` for `rails_cpu`. @default nothing */
  readonly prefix?: string;
  /** Settings, as paths with dots, that decide what the module is made of and stay as they are. */
  readonly fixed?: readonly string[];
}

/** The variables of a module, in the order in which they are asked for. */
export class Inputs {
  private readonly known = new Map<string, InputVariable>();

  constructor(private readonly scope: Construct) {}

  /** All variables, for the documentation. */
  get all(): readonly InputVariable[] {
    return [...this.known.values()];
  }

  /** A required string, such as an id or an ARN that another module has as an output. */
  text(name: string, description: string): string {
    return this.declare({ name, type: 'string', description }).stringValue;
  }

  /** A required list of strings, whose length may be unknown until apply. */
  list(name: string, description: string): string[] {
    return this.declare({ name, type: 'list(string)', description }).listValue;
  }

  /** A required map with exactly these keys: one value per zone or service, which may be unknown until apply. */
  byKey<K extends string>(name: string, keys: readonly K[], description: string): Record<K, string> {
    const keysInWords = keys.join(', ');
    const variable = this.declare({
      name,
      type: 'map(string)',
      description: `${description} Keys: ${keysInWords}.`,
      validation: [
        {
          condition: `length(setsubtract(${JSON.stringify(keys)}, keys(var.${name}))) == 0`,
          errorMessage: `${name} must have a value for each of ${keysInWords}; got \${join(", ", keys(var.${name}))}.`,
        },
      ],
    });
    const value = (key: K): string => `\${${variable.fqn}["${key}"]}`;
    return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, string>;
  }

  /**
   * The same settings with a variable in place of every number and every text, named after its path, with the
   * description, range and words of the schema, and the environment's value as default. Booleans, lists and the
   * `fixed` ones decide what a module is made of: they stay.
   */
  settings<T>(schema: z.ZodType<T>, value: T, { prefix, fixed = [] }: SettingsOptions = {}): T {
    const described = describeSchema(schema);
    const visit = (part: unknown, path: readonly string[]): unknown => {
      const setting = schemaAt(described, path);
      if (fixed.includes(path.join('.')) || !setting) return part;
      if (typeof part === 'object' && part !== null && !Array.isArray(part)) {
        return Object.fromEntries(
          Object.entries(part).map(([key, child]) => [key, visit(child, [...path, key])]),
        );
      }
      if (typeof part !== 'string' && typeof part !== 'number') return part;
      return this.setting([...(prefix ? [prefix] : []), ...path].map(snakeCase).join('_'), setting, part);
    };
    return visit(value, []) as T;
  }

  private setting(name: string, setting: SettingSchema, value: string | number): string | number {
    const type = terraformType(setting);
    if (!type) return value;
    const variable = this.declare({
      name,
      type,
      description: setting.description ?? '',
      default: value,
      validation: validationOf(name, setting),
    });
    return type === 'number' ? variable.numberValue : variable.stringValue;
  }

  private declare(input: InputVariable): TerraformVariable {
    this.known.set(input.name, input);
    return new TerraformVariable(this.scope, input.name, {
      type: input.type,
      description: input.description,
      nullable: false,
      ...('default' in input && { default: input.default }),
      validation: input.validation?.map(({ condition, errorMessage }) => ({
        condition: `\${${condition}}`,
        errorMessage,
      })),
    });
  }
}

/** `allocated_storage_gib` of `allocatedStorageGiB`. */
export const snakeCase = (text: string): string =>
  text
    .replace(/GiB|MiB/g, (unit) => unit[0] + unit.slice(1).toLowerCase())
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
