import { z } from 'zod';

/** The parts of a JSON Schema that settings use. */
export interface SettingSchema {
  readonly type?: string;
  readonly description?: string;
  readonly pattern?: string;
  /** HCL condition for formats that no pattern can express; `value` is the setting. */
  readonly terraform?: string;
  /** Description of a format that no range can express. */
  readonly allowed?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: SettingSchema;
  readonly additionalProperties?: SettingSchema | boolean;
  readonly anyOf?: readonly SettingSchema[];
  readonly oneOf?: readonly SettingSchema[];
}

const described = new WeakMap<z.ZodType, SettingSchema>();

/** JSON Schema of a settings schema; computed once per schema. */
export function describeSchema(schema: z.ZodType): SettingSchema {
  const known = described.get(schema) ?? toJsonSchema(schema);
  described.set(schema, known);
  return known;
}

const toJsonSchema = (schema: z.ZodType): SettingSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Zod adds JavaScript's integer limits to every integer; they are not limits of a setting.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as SettingSchema;

/** The alternatives of a union; otherwise the schema itself. */
export const alternativesOf = (schema: SettingSchema): readonly SettingSchema[] =>
  schema.anyOf ?? schema.oneOf ?? [schema];

/** Schema at a path; undefined if there is none. */
export function schemaAt(schema: SettingSchema, path: readonly PropertyKey[]): SettingSchema | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  for (const alternative of alternativesOf(schema)) {
    const { properties, additionalProperties } = alternative;
    const own = Object.hasOwn(properties ?? {}, key) ? properties?.[String(key)] : undefined;
    const child = own ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    const found = child && schemaAt(child, rest);
    if (found) return found;
  }
  return undefined;
}

/** All keys that settings at this place may have. */
export const keysOf = (schema: SettingSchema): readonly string[] => [
  ...new Set(alternativesOf(schema).flatMap(({ properties }) => Object.keys(properties ?? {}))),
];

/** Description of the allowed values: `an integer from 1 to 35`. */
export function allowedValues(schema: SettingSchema): string {
  if (schema.allowed) return schema.allowed;
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  if ('const' in schema) return JSON.stringify(schema.const);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.map(allowedValues).join(', or ');
  if (schema.type === 'object') return objectInWords(schema);
  if (schema.type === 'string') return `text${range(schema.minLength, schema.maxLength, ' characters')}`;
  if (schema.type === 'boolean') return 'true, false';
  const number = schema.type === 'integer' ? 'an integer' : 'a number';
  return `${number}${range(schema.minimum, schema.maximum, '')}`;
}

function objectInWords(schema: SettingSchema): string {
  const members = Object.entries(schema.properties ?? {}).map(([key, member]) =>
    member.allowed || 'const' in member ? `${key}: ${allowedValues(member)}` : key,
  );
  if (schema.propertyNames) return `an object whose keys are each ${allowedValues(schema.propertyNames)}`;
  return `{ ${members.join(', ')} }`;
}

function range(from: number | undefined, to: number | undefined, unit: string): string {
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}${unit}`;
  if (from !== undefined) return ` of at least ${from}${from === 1 ? unit.replace(/s$/, '') : unit}`;
  return to === undefined ? '' : ` of at most ${to}${unit}`;
}
