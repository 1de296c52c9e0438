import { join } from 'node:path';
import { expectedAccount, variablesOption, variablesProblem } from '../../../ops/toolbox/variables';
import { ProjectFolder } from '../support/project-folder';

const FILE = 'environments/test.application.tfvars';
let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
  delete process.env['TF_VAR_image_tag'];
  delete process.env['TF_VAR_aws_account_id'];
});

const missing = (args: readonly string[] = []) => variablesProblem(project.application, args)?.got;

describe('The variables of a stack', () => {
  it('come from the file of the stack, by its absolute path', () => {
    expect(variablesOption(project.application)).toEqual([]);
    project.write(FILE, '');
    expect(variablesOption(project.application)).toEqual([`-var-file=${join(process.cwd(), FILE)}`]);
  });

  it('are named all at once when they get no value, with where to begin', () => {
    project.writeInStack(
      'application',
      'cdk.tf.json',
      JSON.stringify({
        ...project.application.json,
        variable: { image_tag: {}, domain: {}, wait: { default: true } },
      }),
    );
    expect(variablesProblem(project.application, [])).toEqual({
      at: 'variables of site-test-application',
      got: 'no value for image_tag, domain',
      allowed: 'a value for each variable without a default',
      fix:
        'cp cdktf.out/stacks/site-test-application/terraform.tfvars.example ' +
        'environments/test.application.tfvars, and fill it in; Git ignores it.',
    });
  });

  it('are added to an existing file', () => {
    project.write(FILE, '# image_tag = "commented out"\nother = "x"\n');
    expect(variablesProblem(project.application, [])).toMatchObject({
      got: 'no value for image_tag',
      fix: `Add them to ${FILE}.`,
    });
  });

  it('need nothing when null is a default', () => {
    expect(variablesProblem(project.foundation, [])).toBeUndefined();
  });

  it.each([
    ['the file', () => project.write(FILE, 'wait = false\n  image_tag  =  "5c1d0e7"\n'), []],
    ['the process', () => (process.env['TF_VAR_image_tag'] = '5c1d0e7'), []],
    ['-var=', () => undefined, ['-var=image_tag=5c1d0e7']],
    ['-var', () => undefined, ['-var', 'image_tag=5c1d0e7']],
    [
      '-var-file, relative to the folder of the stack as Terraform has it',
      () => project.writeInStack('application', 'more.tfvars', 'image_tag = "5c1d0e7"'),
      ['-var-file=more.tfvars'],
    ],
  ])('may come from %s', (_, give, args) => {
    expect(missing()).toBe('no value for image_tag');
    give();
    expect(missing(args)).toBeUndefined();
  });
});

describe('The only allowed account', () => {
  const expected = (args: readonly string[] = []) =>
    expectedAccount(project.foundation.folder, [...variablesOption(project.foundation), ...args]);

  it('is any, when no variable names one', () => {
    expect(expected()).toBeUndefined();
    project.write('environments/test.foundation.tfvars', 'aws_account_id = null\n');
    expect(expected()).toBeUndefined();
  });

  it('comes from the variables, a later source before an earlier one', () => {
    process.env['TF_VAR_aws_account_id'] = '111111111111';
    expect(expected()).toEqual({ accountId: '111111111111', saidBy: 'TF_VAR_aws_account_id' });
    project.write('environments/test.foundation.tfvars', 'aws_account_id = "222222222222"\n');
    expect(expected()).toEqual({
      accountId: '222222222222',
      saidBy: 'aws_account_id in environments/test.foundation.tfvars',
    });
    expect(expected(['-var', 'aws_account_id=333333333333'])).toEqual({
      accountId: '333333333333',
      saidBy: '-var aws_account_id',
    });
  });
});
