import { join, resolve } from 'node:path';
import { command } from '../../../ops/bootstrap/command';
import { optionsOf } from '../../../ops/bootstrap/options';
import { parse } from '../../../ops/cli/parse';
import { UsageError } from '../../../ops/toolbox/usage-error';

const read = async (...words: readonly string[]) =>
  optionsOf((await parse(command, words)).args, { typedIn: '/home/alice', color: false });

describe('The command line', () => {
  it('needs no option', async () => {
    expect(await read()).toEqual({
      variables: [],
      yes: false,
      changeExisting: false,
      directory: resolve('terraform-state-bootstrap/work'),
      color: false,
    });
  });

  it('gives paths that are relative to where it was typed, as absolute ones', async () => {
    expect(
      await read('--var-file', 'a.tfvars', '--directory=here', '--yes', '--change-existing'),
    ).toMatchObject({
      varFile: join('/home/alice', 'a.tfvars'),
      yes: true,
      changeExisting: true,
      directory: join('/home/alice', 'here'),
    });
  });

  it('takes values of single variables', async () => {
    expect((await read('--var', 'a=1', '--var=b=2')).variables).toEqual(['a=1', 'b=2']);
  });

  it.each([
    [['--force'], 'Unknown option --force.'],
    [['prod'], "Unexpected argument 'prod'."],
    [['--var-file'], '--var-file needs a value.'],
  ])('refuses %j', async (words, message) => {
    await expect(read(...words)).rejects.toThrow(new UsageError(message));
  });
});
