import { propertyAccess, type TerraformVariable, Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import { alternativesOf, describeSchema, type SettingSchema } from '../modules/shared/allowed-values';
import {
  fullDescription,
  type InputVariable,
  terraformType,
  type Validation,
  validationOf,
  validationOfEach,
} from './input-variable';
import { Variables } from './variables';
import { inWordsOfHcl, type SettingsOptions, variedSettings } from './varied-settings';

/** Where an input's value comes from. */
type Source = Pick<InputVariable, 'from'>;

/** The variables of a module, in the order in which they are asked for. */
export class Inputs {
  private readonly variables: Variables;

  constructor(scope: Construct) {
    this.variables = new Variables(scope);
  }

  /** All variables, those that a composition of the stacks declares itself included, for the documentation. */
  get all(): readonly InputVariable[] {
    return this.variables.all;
  }

  /**
   * A required string, such as an id or an ARN that another module has as an output.
   * @param options.format what it may be. @default anything
   */
  text(
    name: string,
    description: string,
    { from, format }: Source & { readonly format?: z.ZodType<string> } = {},
  ): string {
    const validation = format && validationOf(name, describeSchema(format));
    return this.declare({ name, type: 'string', description, from, validation }).stringValue;
  }

  /** A string that is null unless the caller gives one. */
  optional(name: string, description: string): string {
    return this.declare({ name, type: 'string', description, default: null }).stringValue;
  }

  /** A required number that another module has as an output, such as a port. */
  number(name: string, description: string, { from }: Source = {}): number {
    return this.declare({ name, type: 'number', description, from }).numberValue;
  }

  /**
   * A list of strings, whose length may be unknown until apply.
   * @param options.fallback what it is when the caller gives none. @default the caller must give one
   * @param options.format what each may be. @default anything
   */
  list(
    name: string,
    description: string,
    {
      from,
      fallback,
      format,
    }: Source & { readonly fallback?: readonly string[]; readonly format?: z.ZodType<string> } = {},
  ): string[] {
    return this.declare({
      name,
      type: 'list(string)',
      description,
      from,
      ...(fallback && { default: fallback }),
      validation: format && validationOfEach(name, describeSchema(format)),
    }).listValue;
  }

  /** Reference to a map of strings that is empty unless the caller gives one. */
  map(name: string, description: string): string {
    return this.declare({ name, type: 'map(string)', description, default: {} }).stringValue;
  }

  /** A required map with at least these keys: one value per zone or service, which may be unknown until apply. */
  byKey<K extends string>(
    name: string,
    keys: readonly K[],
    description: string,
    { from, keysFrom }: Source & Pick<InputVariable, 'keysFrom'> = {},
  ): Record<K, string> {
    const keysInWords = keys.join(', ');
    const variable = this.declare({
      name,
      type: 'map(string)',
      description,
      from,
      keys,
      keysFrom,
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
  settings<T>(schema: z.ZodType<T>, value: T, options: SettingsOptions = {}): T {
    return variedSettings(schema, value, options, (name, setting, part) => this.vary(name, setting, part));
  }

  /**
   * A rule about several variables, checked when the caller plans.
   * @param name variable that has to change for it
   */
  rule(name: string, validation: Validation): void {
    this.variables.restrict(name, validation);
  }

  private declare(input: InputVariable): TerraformVariable {
    return this.variables.declare({ ...input, description: fullDescription(input) });
  }

  private vary(name: string, setting: SettingSchema, value: string | number): string | number {
    const alternative = alternativesOf(setting).find((one) => terraformType(one) === typeof value);
    if (!alternative) return value;
    const description = inWordsOfHcl(alternative.description ?? setting.description ?? '');
    const variable = this.declare({
      name,
      type: typeof value,
      description,
      default: value,
      validation: validationOf(name, alternative),
    });
    return typeof value === 'number' ? variable.numberValue : variable.stringValue;
  }
}
