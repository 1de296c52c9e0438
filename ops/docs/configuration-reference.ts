import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '../../modules/config/schema';
import {
  allowedValues,
  alternativesOf,
  describeSchema,
  type SettingSchema,
} from '../../modules/shared/allowed-values';

/** Where the reference is kept. */
export const CONFIGURATION_REFERENCE = join(__dirname, '..', '..', 'docs', 'configuration.md');

const INTRODUCTION = `# Configuration

Every setting of a file in \`environments/\`. \`npm run docs\` writes this page from the schema in
\`modules/config/schema.ts\`; rules across several settings are in \`modules/config/rules/\`.
Times are UTC. A setting without a default must be given; one that is not listed here is rejected.
`;

interface Row {
  readonly path: string;
  readonly setting: SettingSchema;
  readonly isRequired: boolean;
  /** In which alternative of a union the setting exists, such as `with mode "single"`. */
  readonly condition?: string;
}

/** The reference of all settings as Markdown. */
export function configurationReference(): string {
  const { properties = {}, required = [] } = describeSchema(environmentSchema);
  const sections = Object.entries(properties).map(([key, setting]) => ({
    key,
    setting,
    rows: rowsOf({ path: key, setting, isRequired: required.includes(key) }),
  }));
  const isSingle = ({ rows }: { readonly rows: readonly Row[] }) => rows.length === 1;
  return [
    INTRODUCTION,
    '## The environment itself\n',
    table(sections.filter(isSingle).flatMap(({ rows }) => rows)),
    ...sections
      .filter((section) => !isSingle(section))
      .flatMap(({ key, setting, rows }) => [
        `## ${key}\n`,
        `${setting.description ?? ''}\n`,
        table(rows.slice(1)),
      ]),
  ].join('\n');
}

function rowsOf(row: Row): readonly Row[] {
  const { path, setting } = row;
  const alternatives = alternativesOf(setting);
  if (!alternatives.every(({ type }) => type === 'object')) return [row];
  if (alternatives.length > 1) return [row, ...unionRows(path, alternatives)];
  const named = Object.entries(setting.properties ?? {}).flatMap(([key, child]) =>
    rowsOf({ path: `${path}.${key}`, setting: child, isRequired: setting.required?.includes(key) ?? false }),
  );
  const { additionalProperties: further } = setting;
  if (typeof further !== 'object') return [row, ...named];
  return [row, ...named, ...rowsOf({ path: `${path}.<name>`, setting: further, isRequired: false })];
}

/**
 * One row per setting of any alternative; what tells the alternatives apart comes first, with all its values.
 */
function unionRows(path: string, alternatives: readonly SettingSchema[]): readonly Row[] {
  const tags = alternatives.map(({ properties = {} }) => Object.entries(properties).find(isConstant));
  const [discriminator = '', described] = tags[0] ?? [];
  const options = tags.map((tag) => tag?.[1].const);
  const keys = new Set(alternatives.flatMap(({ properties = {} }) => Object.keys(properties)));
  keys.delete(discriminator);
  return [
    {
      path: `${path}.${discriminator}`,
      setting: {
        type: described?.type ?? 'string',
        enum: options,
        description: 'Selects one of these variants; the other settings of the group depend on it.',
      },
      isRequired: true,
    },
    ...[...keys].flatMap((key) => {
      const holders = alternatives.filter(({ properties = {} }) => key in properties);
      const values = holders.map((holder) => JSON.stringify(holder.properties?.[discriminator]?.const));
      const setting = holders[0]?.properties?.[key] ?? {};
      const condition = `with ${discriminator} ${values.join(', ')}`;
      return [{ path: `${path}.${key}`, setting, isRequired: true, condition }];
    }),
  ];
}

const isConstant = ([, setting]: [string, SettingSchema]): boolean => 'const' in setting;

function table(rows: readonly Row[]): string {
  return [
    '| setting | type | allowed | default | meaning |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${cells(row).map(escapeCell).join(' | ')} |`),
    '',
  ].join('\n');
}

function cells({ path, setting, isRequired, condition }: Row): readonly string[] {
  const isGroup = alternativesOf(setting).every(({ type }) => type === 'object');
  return [
    `\`${path}\``,
    typeOf(setting),
    isGroup ? keysInWords(setting) : allowedValues(setting),
    'default' in setting ? `\`${JSON.stringify(setting.default)}\`` : isRequired ? '' : 'optional',
    [setting.description, condition && `Only ${condition}.`].filter(Boolean).join(' '),
  ];
}

const typeOf = (setting: SettingSchema): string =>
  [...new Set(alternativesOf(setting).map(({ type }) => (type === 'string' ? 'text' : type)))].join(' or ');

const keysInWords = ({ propertyNames }: SettingSchema): string =>
  propertyNames ? `each key: ${allowedValues(propertyNames)}` : '';

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

if (require.main === module) {
  writeFileSync(CONFIGURATION_REFERENCE, configurationReference());
  console.log(`Wrote ${CONFIGURATION_REFERENCE}`);
}
