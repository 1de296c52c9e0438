import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertFiles } from '@cdktf/hcl2json';
import { definitions } from '../../terraform-modules/definitions';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { shipped } from '../support/synthesize';
import { type Block, TerraformConfiguration } from '../support/terraform-configuration';

const EXAMPLE = join(__dirname, '..', '..', 'examples', 'hcl-root');
const ROOT = join(EXAMPLE, 'environments', 'prod');
/** Root for what is in another region or account. */
const COPIES = join(EXAMPLE, 'environments', 'backup-copies');
/** The team's own modules. */
const OF_THE_TEAM = ['ecs', 'vpc'];
/** What `terraform.tfvars` of the team gives. */
const VARIABLES_OF_THE_TEAM = [
  'aws_region',
  'environment',
  'vpc_cidr',
  'availability_zones',
  'ecs_cluster_name',
  'ai_service_cpu',
  'ai_service_memory',
  'rails_api_cpu',
  'rails_api_memory',
  'db_instance_class',
  'db_allocated_storage',
  'redis_node_type',
  'enable_cloudwatch_alarms',
  'slack_webhook_url',
];
/** Arguments of a module block that are Terraform's own. */
const META_ARGUMENTS = ['source', 'providers', 'count', 'for_each', 'depends_on'];

/** Calls of modules, by the folder of each module. */
const callsOf = (modules: Readonly<Record<string, Block[]>>): Readonly<Record<string, Block>> =>
  Object.fromEntries(
    Object.values(modules).flatMap((calls) => calls.map((call) => [call['source'].split('/').at(-1), call])),
  );

describe('the example in HCL', () => {
  const written = synthesizeModules(definitions, shipped.prod);
  let calls: Readonly<Record<string, Block>> = {};
  let variables: Readonly<Record<string, Block[]>> = {};

  beforeAll(async () => {
    const { module, variable } = await convertFiles(ROOT);
    calls = { ...callsOf(module), ...callsOf((await convertFiles(COPIES)).module) };
    variables = variable;
  });

  it('calls every module but the one that production has off', () => {
    const expected = Object.keys(written).filter((name) => name !== 'cloudfront');
    expect(Object.keys(calls).sort()).toEqual([...expected, ...OF_THE_TEAM].sort());
  });

  it.each(Object.keys(written).filter((name) => name !== 'cloudfront'))(
    'gives %s what it requires, and nothing that it does not know',
    (name) => {
      const { json } = new TerraformConfiguration(written[name]?.['main.tf.json'] ?? '');
      const inputs: [string, Block][] = Object.entries(json['variable']);
      const given = Object.keys(calls[name] ?? {}).filter((argument) => !META_ARGUMENTS.includes(argument));
      const known = inputs.map(([input]) => input);
      const required = inputs.filter(([, { default: value }]) => value === undefined).map(([input]) => input);
      expect(given.filter((argument) => !known.includes(argument))).toEqual([]);
      expect(required.filter((input) => !given.includes(input))).toEqual([]);
    },
  );

  it('has the variables of the team, all with a default', () => {
    const withDefault = Object.entries(variables).filter(
      ([, [variable]]) => variable && 'default' in variable,
    );
    expect(withDefault.map(([name]) => name)).toEqual(expect.arrayContaining(VARIABLES_OF_THE_TEAM));
  });

  it('keeps the modules of the team as they are, and no other', () => {
    const ignored = readFileSync(join(EXAMPLE, '.gitignore'), 'utf8');
    expect(ignored).toContain('modules/*\n!modules/vpc\n!modules/ecs\n');
    expect(readdirSync(join(EXAMPLE, 'modules'))).toEqual(expect.arrayContaining(OF_THE_TEAM));
  });
});
