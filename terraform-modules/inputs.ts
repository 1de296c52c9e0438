import { propertyAccess, TerraformVariable, Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import {
  alternativesOf,
  describeSchema,
  type SettingSchema,
  schemaAt,
} from '../modules/shared/allowed-values';
import {
  type InputVariable,
  terraformType,
  type Validation,
  validationOf,
  validationOfEach,
} from './input-variable';

/** How {@link Inputs.settings} turns settings into variables. */
export interface SettingsOptions {
  /** Goes before the names of the variables: `rails` for `rails_cpu`. @default nothing */
  readonly prefix?: string;
  /** Settings, as paths with dots, that decide what the module is made of and stay as they are. */
  readonly fixed?: readonly string[];
}

/** The variables of a module, in the order in which they are asked for. */
export class Inputs {
  private readonly known = new Map<
    string,
    { readonly input: InputVariable; readonly variable: TerraformVariable }
  >();

  constructor(private readonly scope: Construct) {}

  /** All variables, those that a composition of the stacks declares itself included, for the documentation. */
  get all(): readonly InputVariable[] {
    return this.scope.node.children
      .filter((child) => child instanceof TerraformVariable)
      .map((variable) => this.known.get(variable.node.id)?.input ?? declaredElsewhere(variable));
  }

  /**
   * A required string, such as an id or an ARN that another module has as an output.
   * @param format what it may be. @default anything
   */
  text(name: string, description: string, format?: z.ZodType<string>): string {
    const validation = format && validationOf(name, describeSchema(format));
    return this.declare({ name, type: 'string', description, validation }).stringValue;
  }

  /** A string that is null unless the caller gives one. */
  optional(name: string, description: string): string {
    return this.declare({ name, type: 'string', description, default: null }).stringValue;
  }

  /** A required number that another module has as an output, such as a port. */
  number(name: string, description: string): number {
    return this.declare({ name, type: 'number', description }).numberValue;
  }

  /**
   * A list of strings, whose length may be unknown until apply.
   * @param fallback what it is when the caller gives none. @default the caller must give one
   * @param format what each may be. @default anything
   */
  list(
    name: string,
    description: string,
    fallback?: readonly string[],
    format?: z.ZodType<string>,
  ): string[] {
    return this.declare({
      name,
      type: 'list(string)',
      description,
      ...(fallback && { default: fallback }),
      validation: format && validationOfEach(name, describeSchema(format)),
    }).listValue;
  }

  /** Reference to a map of strings that is empty unless the caller gives one. */
  map(name: string, description: string): string {
    return this.declare({ name, type: 'map(string)', description, default: {} }).stringValue;
  }

  /** A required map with at least these keys: one value per zone or service, which may be unknown until apply. */
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
    // A token, which goes into JSON without having its quotation marks escaped.
    const value = (key: K): string => Token.asString(propertyAccess(variable.value, [key]));
    return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, string>;
  }

  /**
   * One setting as a variable with a name of its own.
   * @param description what it is here, where the schema's words are about something else
   */
  setting<T extends string | number>(name: string, schema: z.ZodType<T>, value: T, description?: string): T {
    return this.vary(name, { ...describeSchema(schema), ...(description && { description }) }, value) as T;
  }

  /**
   * The same settings with a variable in place of every number and every text, named after its path, with the
   * description, range and words of the schema, and the environment's value as default. Booleans, lists, what
   * is switched off and the `fixed` ones decide what a module is made of: they stay, and so does what is unset.
   */
  settings<T>(schema: z.ZodType<T>, value: T, { prefix, fixed = [] }: SettingsOptions = {}): T {
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
      return this.vary([...(prefix ? [prefix] : []), ...path].map(snakeCase).join('_'), setting, part);
    };
    return visit(value, []) as T;
  }

  /**
   * A rule about several variables, checked when the caller plans.
   * @param name variable that has to change for it
   */
  rule(name: string, { condition, errorMessage }: Validation): void {
    const known = this.known.get(name);
    if (!known) throw new Error(`No variable "${name}"; there are: ${[...this.known.keys()].join(', ')}.`);
    known.variable.addValidation({ condition: `\${${condition}}`, errorMessage });
  }

  private vary(name: string, setting: SettingSchema, value: string | number): string | number {
    const alternative = alternativesOf(setting).find((one) => terraformType(one) === typeof value);
    if (!alternative) return value;
    const description = alternative.description ?? setting.description ?? '';
    const variable = this.declare({
      name,
      type: typeof value,
      description,
      default: value,
      validation: validationOf(name, alternative),
    });
    return typeof value === 'number' ? variable.numberValue : variable.stringValue;
  }

  private declare(input: InputVariable): TerraformVariable {
    const variable = new TerraformVariable(this.scope, input.name, {
      type: input.type,
      description: input.description,
      nullable: input.default === null,
      default: input.default ?? undefined,
    });
    for (const { condition, errorMessage } of input.validation ?? []) {
      variable.addValidation({ condition: `\${${condition}}`, errorMessage });
    }
    // Not the `default` option: CDKTF fails on null.
    if (input.default === null) variable.addOverride('default', null);
    this.known.set(input.name, { input, variable });
    return variable;
  }
}

/** One that the stacks declare, too. An optional one is declared without its default, see there. */
const declaredElsewhere = (variable: TerraformVariable): InputVariable => ({
  name: variable.node.id,
  type: variable.type ?? 'string',
  description: variable.description ?? '',
  ...(variable.nullable
    ? { default: null }
    : variable.default !== undefined && { default: variable.default }),
});

/** `allocated_storage_gib` of `allocatedStorageGiB`. */
export const snakeCase = (text: string): string =>
  text
    .replace(/GiB|MiB/g, (unit) => unit[0] + unit.slice(1).toLowerCase())
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
