import { definitions } from '../../terraform-modules/definitions';
import { giversOf, outputIn } from '../../terraform-modules/givers';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';
import { type Block, TerraformConfiguration } from '../support/terraform-configuration';

/** Which modules each takes outputs of. */
type Needs = ReadonlyMap<string, readonly string[]>;

const modulesOf = (description: string): string[] => giversOf(description).map(({ module }) => module);

const needsOf = (variables: Readonly<Record<string, Block>>): string[] => [
  ...new Set(Object.values(variables).flatMap(({ description }) => modulesOf(description))),
];

/** What is left when those that need none of the others are taken away, until nobody can be. */
function circles(needs: Needs): string[] {
  const waiting = [...needs].filter(([, givers]) => givers.some((giver) => needs.has(giver)));
  return waiting.length === needs.size ? [...needs.keys()] : circles(new Map(waiting));
}

/**
 * Two modules that need outputs of each other are no cycle for Terraform as long as each exists once. Under
 * `for_each` an output of one instance depends on all of the module, and then they are.
 */
describe.each([
  ['prod', shipped.prod],
  ['staging', shipped.staging],
  ['prod behind CloudFront', everySwitchOnBehindCloudFront],
])('the modules of %s', (_, environment) => {
  const modules = Object.entries(synthesizeModules(definitions, environment)).map(([name, files]) => {
    const configuration = new TerraformConfiguration(files['main.tf.json']);
    const variables: Record<string, Block> = configuration.json['variable'] ?? {};
    return { name, variables, outputs: Object.keys(configuration.outputs()) };
  });
  const needs: Needs = new Map(modules.map(({ name, variables }) => [name, needsOf(variables)]));
  const outputsOf = new Map(modules.map(({ name, outputs }) => [name, outputs]));

  it('take outputs of modules that there are', () => {
    const known = definitions.map(({ name }) => name);
    expect([...needs.values()].flat().filter((giver) => !known.includes(giver))).toEqual([]);
  });

  it('name outputs that those modules have', () => {
    const asked = modules.flatMap(({ name, variables }) =>
      Object.entries(variables).flatMap(([variable, { description }]) =>
        giversOf(description).map(({ module, reference = variable }) => ({
          name,
          module,
          output: outputIn(reference),
        })),
      ),
    );
    // Of `waf or cloudfront` an environment has one.
    const missing = asked.filter(({ module, output }) => outputsOf.get(module)?.includes(output) === false);
    expect(missing).toEqual([]);
  });

  it('have an order in which each comes after what it needs', () => {
    expect(needs.get('rds')).toEqual(['secrets', 'kms', 'security-groups']);
    expect(needs.get('secrets')).toEqual(['kms']);
    expect(circles(needs)).toEqual([]);
  });
});

describe('modules without an order', () => {
  it('are found, and those that only wait for them', () => {
    const needs: Needs = new Map([
      ['kms', []],
      ['secrets', ['kms', 'rds']],
      ['rds', ['kms', 'secrets']],
      ['alarms', ['rds']],
    ]);
    expect(circles(needs)).toEqual(['secrets', 'rds', 'alarms']);
  });

  it('are known by the words of their inputs', () => {
    expect(modulesOf('Web ACL; waf or cloudfront has it as an output.')).toEqual(['waf', 'cloudfront']);
    expect(modulesOf('Number; one more writes it anew. secrets has it as an output.')).toEqual(['secrets']);
    expect(modulesOf('KMS key of the secrets.')).toEqual([]);
  });
});
