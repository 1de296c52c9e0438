import type { ModuleDefinition } from '../../terraform-modules/definition';
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
    module.inputs.list('origins', 'Origins.', []);
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

  it('takes outputs of other modules where their names are known', () => {
    const giver = {
      ...definition,
      name: 'the-giver',
      build: (module: TerraformModule) => module.output('arns', 'ARNs.', 'x'),
    };
    const taker = {
      ...definition,
      build: ({ inputs }: TerraformModule) => {
        inputs.text('arns', 'ARNs; the-giver has them as an output.');
        inputs.text('key_arn', 'Key; the-giver has it as arns["key"].');
        inputs.text('name', 'Name; the-giver has it as an output.');
      },
    };
    const files = synthesizeModules([giver, taker], shipped.prod);
    expect(files['two-words']?.['README.md']).toContain(
      [
        '  arns    = module.the_giver.arns',
        '  key_arn = module.the_giver.arns["key"]',
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
