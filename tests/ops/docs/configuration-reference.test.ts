import { readFileSync } from 'node:fs';
import { environmentSchema } from '../../../modules/config/schema';
import { alternativesOf, describeSchema, type SettingSchema } from '../../../modules/shared/allowed-values';
import { CONFIGURATION_REFERENCE, configurationReference } from '../../../ops/docs/configuration-reference';

const reference = configurationReference();

describe('Configuration reference', () => {
  test('docs/configuration.md is current; npm run docs writes it', () => {
    expect(readFileSync(CONFIGURATION_REFERENCE, 'utf8')).toBe(reference);
  });

  test('a range is given in words', () => {
    expect(reference).toContain('| `database.backupRetentionDays` | integer | an integer from 1 to 35 |');
  });

  test('a default is given', () => {
    expect(reference).toContain('| `services.ai.publicRoutes` | boolean | true, false | `false` |');
  });

  test('settings of a union say with which alternative they exist', () => {
    expect(reference).toMatch(/`network\.nat\.availabilityZone`.*Only with mode "single"\./);
  });

  test('every setting is described', () => {
    expect(undescribed(describeSchema(environmentSchema), [])).toEqual([]);
  });

  test('every row has five cells', () => {
    const rows = reference.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.filter((row) => row.replaceAll('\\|', '').split('|').length !== 7)).toEqual([]);
  });
});

/** Paths of settings without a description; switches and alternatives are described by what holds them. */
function undescribed(schema: SettingSchema, path: readonly string[]): string[] {
  const isLabel = path.length > 0 && !schema.description && !('const' in schema);
  const children = alternativesOf(schema).flatMap(({ properties, additionalProperties }) => [
    ...Object.entries(properties ?? {}),
    ...(typeof additionalProperties === 'object' ? [['<name>', additionalProperties] as const] : []),
  ]);
  return [
    ...(isLabel ? [path.join('.')] : []),
    ...children.flatMap(([key, child]) => undescribed(child, [...path, key])),
  ];
}
