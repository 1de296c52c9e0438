import { definitions } from '../../terraform-modules/definitions';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { shipped } from '../support/synthesize';
import { type Block, TerraformConfiguration } from '../support/terraform-configuration';
import { switched } from './support/switched';

/** Which modules each takes outputs of. */
type Needs = ReadonlyMap<string, readonly string[]>;

/** Who has what an input asks for, in the words of its description: `waf or cloudfront has it as an output`. */
const GIVERS = /\b([a-z0-9-]+)(?: or ([a-z0-9-]+))? has (?:it|them|one|that)\b/g;

const giversOf = (description: string): string[] =>
  [...description.matchAll(GIVERS)].flatMap(([, ...names]) => names.filter((name) => name !== undefined));

function needsOf(mainTfJson: string): string[] {
  const variables: Block[] = Object.values(new TerraformConfiguration(mainTfJson).json['variable'] ?? {});
  return [...new Set(variables.flatMap(({ description }) => giversOf(description)))].sort();
}

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
  ['prod behind CloudFront', switched],
])('the modules of %s', (_, environment) => {
  const needs: Needs = new Map(
    Object.entries(synthesizeModules(definitions, environment)).map(([name, files]) => [
      name,
      needsOf(files['main.tf.json']),
    ]),
  );

  it('take outputs of modules that there are', () => {
    const known = definitions.map(({ name }) => name);
    expect([...needs.values()].flat().filter((giver) => !known.includes(giver))).toEqual([]);
  });

  it('have an order in which each comes after what it needs', () => {
    expect(needs.get('rds')).toEqual(['secrets']);
    expect(needs.get('secrets')).toEqual([]);
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
    expect(giversOf('Web ACL; waf or cloudfront has it as an output.')).toEqual(['waf', 'cloudfront']);
    expect(giversOf('Number; one more writes it anew. secrets has it as an output.')).toEqual(['secrets']);
    expect(giversOf('KMS key of the secrets.')).toEqual([]);
  });
});
