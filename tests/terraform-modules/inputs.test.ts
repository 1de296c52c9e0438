import { z } from 'zod';
import { formatted, safeguard } from '../../modules/shared/schema';
import type { Inputs } from '../../terraform-modules/inputs';
import { outputOf } from '../../terraform-modules/module-output';
import { inWordsOfHcl, snakeCase } from '../../terraform-modules/varied-settings';
import type { Block } from '../support/terraform-configuration';
import { synthesizeModule } from './support/synthesize-module';

/** The variables of a module that asks for these inputs, and what it got as outputs. */
function ask(build: (inputs: Inputs) => unknown) {
  const synthesized = synthesizeModule({
    name: 'sample',
    summary: 'Sample.',
    build: (module) => module.output('got', 'What the module got.', build(module.inputs)),
  });
  return { variables: synthesized.variables(), got: synthesized.outputs()['got']?.['value'], synthesized };
}

const rulesOf = (variable: Block | undefined): [string, string][] =>
  (variable?.['validation'] ?? []).map(({ condition, error_message }: Block) => [condition, error_message]);

describe('inputs', () => {
  it('take a required text that is never null', () => {
    const { variables, got } = ask((inputs) => inputs.text('key_arn', 'Key of the data.'));
    expect(variables).toEqual({
      key_arn: { type: 'string', description: 'Key of the data.', nullable: false },
    });
    expect(got).toBe('${var.key_arn}');
  });

  it('take a text in a format, refused in the words of its schema', () => {
    const digit = formatted(/^\d$/, 'a digit');
    expect(
      rulesOf(ask((inputs) => inputs.text('level', 'Level.', { format: digit })).variables['level']),
    ).toEqual([['${can(regex("^\\\\d$", var.level))}', 'level must be a digit; got ${var.level}.']]);
  });

  it('take an optional text, null when the caller gives none', () => {
    const { variables } = ask((inputs) => inputs.optional('boundary', 'Boundary.'));
    expect(variables['boundary']).toMatchObject({ nullable: true, default: null });
  });

  it('take a required number, which stays a number', () => {
    const { variables, got } = ask((inputs) => inputs.number('port', 'TCP port.'));
    expect(variables['port']).toEqual({ type: 'number', description: 'TCP port.', nullable: false });
    expect(got).toBe('${var.port}');
  });

  it('take a list of unknown length', () => {
    const { variables, got } = ask((inputs) => inputs.list('subnet_ids', 'Subnets.'));
    expect(variables['subnet_ids']).toEqual({
      type: 'list(string)',
      description: 'Subnets.',
      nullable: false,
    });
    expect(got).toBe('${var.subnet_ids}');
  });

  it('check each element of a list', () => {
    const digit = formatted(/^\d$/, 'a digit');
    const { variables } = ask((inputs) => inputs.list('levels', 'Levels.', { fallback: [], format: digit }));
    expect(variables['levels']).toMatchObject({ default: [] });
    expect(rulesOf(variables['levels'])).toEqual([
      [
        '${alltrue([for each in var.levels : can(regex("^\\\\d$", each))])}',
        'Each of levels must be a digit; got ${join(", ", var.levels)}.',
      ],
    ]);
  });

  it('take a value for each key', () => {
    const { variables, got } = ask((inputs) => inputs.byKey('ids', ['a', 'b'], 'Subnet of each zone.'));
    expect(variables['ids']).toMatchObject({
      type: 'map(string)',
      description: 'Subnet of each zone. Keys: a, b.',
    });
    expect(rulesOf(variables['ids'])).toEqual([
      [
        '${length(setsubtract(["a","b"], keys(var.ids))) == 0}',
        'ids must have a value for each of a, b; got ${join(", ", keys(var.ids))}.',
      ],
    ]);
    expect(got).toEqual({ a: '${var.ids.a}', b: '${var.ids.b}' });
  });

  it('say which output of which module they take', () => {
    const { variables } = ask((inputs) => {
      inputs.text('key_arn', 'Key of the data.', { from: outputOf('kms', 'key_arns', 'database') });
      inputs.byKey('ids', ['a', 'B'], 'Ids.', {
        from: outputOf('secrets', 'ids'),
        keysFrom: { B: outputOf('rds', 'id') },
      });
    });
    expect(variables['key_arn']?.description).toBe(
      'Key of the data. Output key_arns["database"] of module kms.',
    );
    expect(variables['ids']?.description).toBe(
      'Ids. Output ids of module secrets; for B, output id of module rds. Keys: a, B.',
    );
  });

  it('add a rule about several variables', () => {
    const { variables } = ask((inputs) => {
      const value = inputs.number('most', 'Most.');
      inputs.rule('most', {
        condition: 'var.most > var.least',
        errorMessage: 'most must be more than least.',
      });
      return value;
    });
    expect(rulesOf(variables['most'])).toEqual([
      ['${var.most > var.least}', 'most must be more than least.'],
    ]);
  });

  it('refuse a rule about a variable that is not there', () => {
    const build = () =>
      ask((inputs) => inputs.rule('mots', { condition: 'true', errorMessage: 'No such variable.' }));
    expect(build).toThrow('No variable "mots"; there are: .');
  });
});

describe('settings as inputs', () => {
  const schema = z.strictObject({
    sizeGiB: z.int().min(20).max(30).describe('Size.'),
    version: z.enum(['15', '16']).describe('Version.'),
    days: z.literal([1, 3]).describe('Days.'),
    name: formatted(/^[a-z]+$/, 'letters').meta({ terraform: 'value != "taken"' }),
    multiAz: safeguard().describe('Standby.'),
    window: z.union([z.int().min(7).describe('Days.'), z.strictObject({ enabled: z.literal(false) })]),
    nested: z.strictObject({ isOn: z.boolean(), cpuPercent: z.number().describe('Load.') }),
    kind: z.literal('only'),
    tags: z.array(z.string()),
    unset: z.int().optional(),
  });
  const value: z.infer<typeof schema> = {
    sizeGiB: 25,
    version: '16',
    days: 3,
    name: 'sample',
    multiAz: { enabled: false, reason: 'Not worth its price in a test.' },
    window: 7,
    nested: { isOn: true, cpuPercent: 1.5 },
    kind: 'only',
    tags: ['a'],
  };
  const { variables, got } = ask((inputs) => inputs.settings(schema, value));

  it('are variables where they are numbers or texts', () => {
    expect(Object.keys(variables)).toEqual([
      'days',
      'name',
      'nested_cpu_percent',
      'size_gib',
      'version',
      'window',
    ]);
    expect(variables['size_gib']).toMatchObject({ type: 'number', description: 'Size.', default: 25 });
    expect(got).toMatchObject({
      sizeGiB: '${var.size_gib}',
      nested: { cpuPercent: '${var.nested_cpu_percent}' },
    });
  });

  it('stay as they are where they decide what a module is made of', () => {
    expect(got).toMatchObject({
      multiAz: value.multiAz,
      nested: { isOn: true },
      kind: 'only',
      tags: ['a'],
    });
    expect(got).not.toHaveProperty('unset');
  });

  it.each([
    [
      'size_gib',
      '${floor(var.size_gib) == var.size_gib && var.size_gib >= 20 && var.size_gib <= 30}',
      'size_gib must be an integer from 20 to 30; got ${var.size_gib}.',
    ],
    ['version', '${contains(["15","16"], var.version)}', 'version must be "15", "16"; got ${var.version}.'],
    ['days', '${contains([1,3], var.days)}', 'days must be 1, 3; got ${var.days}.'],
    [
      'name',
      '${can(regex("^[a-z]+$", var.name)) && var.name != "taken"}',
      'name must be letters; got ${var.name}.',
    ],
    [
      'window',
      '${floor(var.window) == var.window && var.window >= 7}',
      'window must be an integer of at least 7; got ${var.window}.',
    ],
  ])('are checked as the schema checks them: %s', (name, condition, message) => {
    expect(rulesOf(variables[name])).toEqual([[condition, message]]);
  });

  it('have no rule where the schema has none', () => {
    expect(variables['nested_cpu_percent']).not.toHaveProperty('validation');
  });

  it('take a prefix, and leave out what is fixed', () => {
    const options = { prefix: 'rails', fixed: ['nested', 'version'] };
    const { variables: some } = ask((inputs) => inputs.settings(schema, value, options));
    expect(Object.keys(some)).toEqual(['rails_days', 'rails_name', 'rails_size_gib', 'rails_window']);
  });

  it('may have a name and words of their own', () => {
    const days = z.literal([1, 3]).describe('Days that something else is kept.');
    const { variables: some } = ask((inputs) =>
      inputs.setting('log_days', days, 3, 'Days that logs are kept.'),
    );
    expect(some['log_days']).toMatchObject({ default: 3, description: 'Days that logs are kept.' });
  });
});

describe('names of variables', () => {
  it.each([
    ['allocatedStorageGiB', 'allocated_storage_gib'],
    ['memoryMiB', 'memory_mib'],
    ['externalKeys', 'external_keys'],
    ['vector-store', 'vector_store'],
    ['port', 'port'],
  ])('%s is %s', (setting, name) => {
    expect(snakeCase(setting)).toBe(name);
  });
});

describe('The words of a schema', () => {
  it('name variables where they name settings', () => {
    expect(inWordsOfHcl('At least 10 % above allocatedStorageGiB.')).toBe(
      'At least 10 % above allocated_storage_gib.',
    );
    expect(inWordsOfHcl('In percent of `maxConnections`.')).toBe('In percent of `max_connections`.');
    expect(inWordsOfHcl('1024 are one vCPU.')).toBe('1024 are one vCPU.');
    expect(inWordsOfHcl('PriceClass_100 is North America.')).toBe('PriceClass_100 is North America.');
  });
});
