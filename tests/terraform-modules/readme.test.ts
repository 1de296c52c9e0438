import type { ModuleDefinition } from '../../terraform-modules/definition';
import { outputOf } from '../../terraform-modules/module-output';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import type { TerraformModule } from '../../terraform-modules/terraform-module';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';

const definition = { name: 'two-words', summary: 'Something that shows.' };

const FIXED = { mode: 'Decides what there is.' };

const readmeOf = (build: ModuleDefinition['build'], fixed: ModuleDefinition['fixed'] = FIXED): string =>
  synthesizeModule({ ...definition, fixed, build }).readme;

describe('the documentation of a module', () => {
  const readme = readmeOf((module) => {
    module.output('id', 'Either | or.', module.inputs.text('vpc_id', 'VPC of the thing.'));
    module.inputs.list('subnet_ids', 'Subnets.');
    module.inputs.list('origins', 'Origins.', { fallback: [] });
  });

  it('begins with what the module is', () => {
    expect(readme).toMatch(/^# two-words\n\nSomething that shows\.\n/);
  });

  it('shows a call with what has to be given, and no more', () => {
    expect(readme).toContain(
      [
        'module "two_words" {',
        '  source = "../../modules/two-words"',
        '',
        '  vpc_id     = "vpc-id"',
        '  subnet_ids = ["…"]',
        '}',
      ].join('\n'),
    );
  });

  it('passes outputs of other modules where the environment has those', () => {
    const other = {
      ...definition,
      name: 'the-other',
      build: (module: TerraformModule) => {
        module.output('arns', 'ARNs.', 'x');
        module.output('b', 'Another ARN.', 'x');
      },
    };
    const caller = {
      ...definition,
      build: ({ inputs }: TerraformModule) => {
        const arns = outputOf('the-other', 'arns');
        inputs.text('arns', 'ARNs.', { from: arns });
        inputs.text('key_arn', 'Key.', { from: outputOf('the-other', 'arns', 'key') });
        inputs.byKey('some', ['A', 'B'], 'ARNs.', {
          from: arns,
          keysFrom: { B: outputOf('the-other', 'b') },
        });
        inputs.byKey('both', ['A', 'B'], 'ARNs.', { from: arns, keysFrom: { B: outputOf('absent', 'b') } });
        inputs.text('name', 'Name.', { from: outputOf('absent', 'name') });
      },
    };
    const files = synthesizeModules([other, caller], shipped.prod);
    expect(files['two-words']?.['README.md']).toContain(
      [
        '  arns    = module.the_other.arns',
        '  key_arn = module.the_other.arns["key"]',
        '  some    = merge(module.the_other.arns, { B = module.the_other.b })',
        '  both    = { A = "…", B = "…" }',
        '  name    = "name"',
      ].join('\n'),
    );
  });

  it('says which versions it needs', () => {
    expect(readme).toContain('Needs Terraform >= 1.11.0, < 2.0.0 and the AWS provider >= 5.100.0, < 7.0.0.');
  });

  it('lists inputs and outputs as tables', () => {
    expect(readme).toContain('| `vpc_id` | `string` | required | VPC of the thing. |');
    expect(readme).toContain('| `origins` | `list(string)` | `[]` | Origins. |');
    expect(readme).toContain('| `id` | Either \\| or. |');
  });

  it('says what no input changes, and why', () => {
    expect(readme).toContain("Decided by the environment's file:\n\n- `mode`: Decides what there is.\n");
    expect(readmeOf((module) => module.output('id', 'Id.', 'x'), {})).not.toContain('Decided by');
  });

  it('shows how a second configuration of the provider is passed', () => {
    const passing = readmeOf((module) => {
      module.usEast1();
      module.output('id', 'Id.', 'x');
    });
    expect(passing).toContain(
      '  providers = {\n    aws           = aws\n    aws.us_east_1 = aws.us_east_1\n  }\n}',
    );
    expect(readme).not.toContain('providers =');
  });
});
