import { allowedValues, type SettingSchema } from '../modules/shared/allowed-values';
import { type ModuleOutput, outputInWords } from './module-output';

/** A `variable` block. */
export interface InputVariable {
  readonly name: string;
  /** A Terraform type constraint. */
  readonly type: string;
  readonly description: string;
  /** @default the caller must give one */
  readonly default?: unknown;
  readonly validation?: readonly Validation[];
  /** Where a caller gets the value. @default from outside of these modules */
  readonly from?: ModuleOutput;
  /** Keys of a map that must have a value. @default none */
  readonly keys?: readonly string[];
  /** Keys whose value comes from somewhere else than the others. @default none */
  readonly keysFrom?: Readonly<Record<string, ModuleOutput>>;
}

/** The description with a sentence for where the value comes from, and one for the keys. */
export function fullDescription({ description, from, keys, keysFrom = {} }: InputVariable): string {
  const sources = [
    ...(from ? [outputInWords(from)] : []),
    ...Object.entries(keysFrom).map(([key, source]) => `for ${key}, ${outputInWords(source)}`),
  ].join('; ');
  return [
    description,
    ...(sources ? [`${sources[0]?.toUpperCase()}${sources.slice(1)}.`] : []),
    ...(keys ? [`Keys: ${keys.join(', ')}.`] : []),
  ].join(' ');
}

/** What a value must be, and what its caller reads when it is not. */
export interface Validation {
  /** An HCL expression. */
  readonly condition: string;
  readonly errorMessage: string;
}

/** `string` or `number`; undefined for what is no single value, or always the same one. */
export function terraformType(setting: SettingSchema): 'string' | 'number' | undefined {
  const { type, enum: options } = setting;
  if ('const' in setting) return undefined;
  if (type === 'string') return 'string';
  if (type === 'integer' || type === 'number') return 'number';
  return options?.every((option) => typeof option === 'number') ? 'number' : undefined;
}

/** What a settings schema allows, as a validation at the caller's plan, in the same words. */
export function validationOf(name: string, setting: SettingSchema): readonly Validation[] {
  const condition = conditionOf(`var.${name}`, setting);
  if (condition === undefined) return [];
  const errorMessage = `${name} must be ${allowedValues(setting)}; got \${var.${name}}.`;
  return [{ condition, errorMessage }];
}

/** The same for every element of a list. */
export function validationOfEach(name: string, setting: SettingSchema): readonly Validation[] {
  const condition = conditionOf('each', setting);
  if (condition === undefined) return [];
  return [
    {
      condition: `alltrue([for each in var.${name} : ${condition}])`,
      errorMessage: `Each of ${name} must be ${allowedValues(setting)}; got \${join(", ", var.${name})}.`,
    },
  ];
}

/**
 * What a settings schema allows, as an HCL expression about `value`; undefined when it allows everything. Rules
 * that are code in the schema bring their expression along as `terraform`.
 */
function conditionOf(value: string, setting: SettingSchema): string | undefined {
  const conditions = [
    setting.enum && `contains(${JSON.stringify(setting.enum)}, ${value})`,
    setting.type === 'integer' && `floor(${value}) == ${value}`,
    setting.minimum !== undefined && `${value} >= ${setting.minimum}`,
    setting.maximum !== undefined && `${value} <= ${setting.maximum}`,
    setting.minLength !== undefined && `length(${value}) >= ${setting.minLength}`,
    setting.maxLength !== undefined && `length(${value}) <= ${setting.maxLength}`,
    setting.pattern && `can(regex(${quote(setting.pattern)}, ${value}))`,
    setting.terraform?.replace(/\bvalue\b/g, value),
  ].filter((condition) => typeof condition === 'string');
  return conditions.length > 0 ? conditions.join(' && ') : undefined;
}

/** An HCL string without templates. */
const quote = (text: string): string => JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
