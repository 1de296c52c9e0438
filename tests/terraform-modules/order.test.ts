import { Testing, Token } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import type { ModuleDefinition } from '../../terraform-modules/definition';
import { definitions } from '../../terraform-modules/definitions';
import type { InputVariable } from '../../terraform-modules/input-variable';
import { type ModuleOutput, outputInHcl, outputOf } from '../../terraform-modules/module-output';
import { buildModules } from '../../terraform-modules/synthesis';
import type { TerraformModule } from '../../terraform-modules/terraform-module';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';

type Modules = ReturnType<typeof buildModules>;

const build = (some: readonly ModuleDefinition[], environment: Environment): Modules =>
  buildModules(Testing.app(), some, environment);

/** Every output that an input takes. */
function sourcesOf({ from, keysFrom = {}, keys = [] }: InputVariable): ModuleOutput[] {
  if (!from) return [];
  const others = keys.filter((key) => !Object.hasOwn(keysFrom, key));
  const ofFrom = others.length > 0 ? others.map((key) => ({ ...from, key })) : [from];
  return [...ofFrom, ...Object.values(keysFrom)];
}

const takenBy = (module: TerraformModule): ModuleOutput[] => module.inputs.all.flatMap(sourcesOf);

/** Outputs that an input takes and that the module, which the environment has, does not have. */
const missing = (modules: Modules): string[] =>
  modules.flatMap(({ definition, module }) =>
    takenBy(module)
      .filter((source) => {
        const other = modules.find((each) => each.definition.name === source.module)?.module;
        return other && !offers(other, source);
      })
      .map((source) => `${definition.name} takes ${outputInHcl(source)}`),
  );

function offers({ outputs }: TerraformModule, { output, key }: ModuleOutput): boolean {
  const found = outputs.find(({ name }) => name === output);
  if (!found || key === undefined) return found !== undefined;
  const { value } = found;
  return typeof value === 'object' && value !== null && !Token.isUnresolved(value) && key in value;
}

/** Modules that take an output of one that is not before them. Without any there is no cycle either. */
const tooEarly = (modules: Modules): string[] =>
  modules.flatMap(({ definition, module }, index) => {
    const before = modules.slice(0, index).map((each) => each.definition.name);
    const all = modules.map((each) => each.definition.name);
    const sources = new Set(takenBy(module).map((source) => source.module));
    return [...sources]
      .filter((source) => all.includes(source) && !before.includes(source))
      .map((source) => `${definition.name} is before ${source}`);
  });

/**
 * Two modules that take outputs of each other are no cycle for Terraform as long as each exists once. Under
 * `for_each` an output of one instance depends on all of the module, and then they are.
 */
describe.each([
  ['prod', shipped.prod],
  ['staging', shipped.staging],
  ['prod behind CloudFront', everySwitchOnBehindCloudFront],
])('the modules of %s', (_, environment) => {
  const modules = build(definitions, environment);

  it('take outputs of modules that exist', () => {
    const known = definitions.map(({ name }) => name);
    const taken = modules.flatMap(({ module }) => takenBy(module).map((source) => source.module));
    expect(taken.length).toBeGreaterThan(40);
    expect(taken.filter((module) => !known.includes(module))).toEqual([]);
  });

  it('take outputs, and keys of outputs, that those modules have', () => {
    expect(missing(modules)).toEqual([]);
  });

  it('come after the modules whose outputs they take', () => {
    expect(tooEarly(modules)).toEqual([]);
  });
});

describe('wrong definitions', () => {
  const kms: ModuleDefinition = {
    name: 'kms',
    summary: '',
    build: (module) => module.output('key_arns', 'Keys.', { logs: 'arn' }),
  };
  const takes = (name: string, ...sources: readonly ModuleOutput[]): ModuleDefinition => ({
    name,
    summary: '',
    build: ({ inputs }) => {
      for (const [index, from] of sources.entries()) inputs.text(`input_${index}`, 'Input.', { from });
    },
  });

  it('are found by the output or the key that does not exist', () => {
    const rds = takes(
      'rds',
      outputOf('kms', 'key_arns', 'logs'),
      outputOf('kms', 'key_arns', 'lgos'),
      outputOf('kms', 'keys'),
    );
    expect(missing(build([kms, rds], shipped.prod))).toEqual([
      'rds takes module.kms.key_arns["lgos"]',
      'rds takes module.kms.keys',
    ]);
  });

  it('are found by a key of a map that does not exist', () => {
    const rds: ModuleDefinition = {
      name: 'rds',
      summary: '',
      build: ({ inputs }) => {
        const from = outputOf('kms', 'key_arns');
        inputs.byKey('key_arns', ['logs', 'a', 'b'], 'Keys.', {
          from,
          keysFrom: { b: outputOf('kms', 'key_arns', 'c') },
        });
      },
    };
    expect(missing(build([kms, rds], shipped.prod))).toEqual([
      'rds takes module.kms.key_arns["a"]',
      'rds takes module.kms.key_arns["c"]',
    ]);
  });

  it('are found by their order, cycles included', () => {
    const secrets = takes('secrets', outputOf('rds', 'url'));
    const rds = takes('rds', outputOf('secrets', 'arn'), outputOf('kms', 'key_arns'));
    expect(tooEarly(build([kms, secrets, rds], shipped.prod))).toEqual(['secrets is before rds']);
    expect(tooEarly(build([kms, rds, secrets], shipped.prod))).toEqual(['rds is before secrets']);
    expect(tooEarly(build([rds, kms], shipped.prod))).toEqual(['rds is before kms']);
  });
});
