import { resolve } from 'node:path';
import { readArguments } from '../../../ops/bootstrap/arguments';
import { UsageError } from '../../../ops/toolbox/usage-error';

describe('The command line', () => {
  it('needs no option', () => {
    expect(readArguments([])).toEqual({
      variables: [],
      yes: false,
      changeExisting: false,
      directory: resolve('terraform-state-bootstrap/work'),
    });
  });

  it('gives absolute paths, because Terraform runs in another folder', () => {
    expect(
      readArguments(['--var-file', 'a.tfvars', '--directory=here', '--yes', '--change-existing']),
    ).toEqual({
      varFile: resolve('a.tfvars'),
      variables: [],
      yes: true,
      changeExisting: true,
      directory: resolve('here'),
    });
  });

  it('takes values of single variables', () => {
    expect(readArguments(['--var', 'a=1', '--var=b=2']).variables).toEqual(['a=1', 'b=2']);
  });

  it.each([
    [['--force'], /Unknown option '--force'/],
    [['prod'], /Unexpected argument 'prod'/],
    [['--var-file'], /'--var-file <value>' argument missing/],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).toThrow(message);
  });
});
