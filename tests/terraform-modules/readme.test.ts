import type { ModuleDefinition } from '../../terraform-modules/definition';
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
        '  subnet_ids = […]',
        '}',
      ].join('\n'),
    );
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
    expect(passing).toContain('  providers = {\n    aws = aws\n    aws.us_east_1 = aws.us_east_1\n  }\n}');
    expect(readme).not.toContain('providers =');
  });
});
