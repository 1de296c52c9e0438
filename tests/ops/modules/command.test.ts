import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, writeEveryModule } from '../../../ops/modules/command';
import { refusal } from '../../support/refusal';

const folder = mkdtempSync(join(tmpdir(), 'modules-main-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** Does what the command does with these arguments, in this process. */
const modulesCommand = (args: readonly string[]): string => writeEveryModule(readArguments(args));

/** What it refuses; nothing may be written then. */
const refusalOf = (...args: readonly string[]) => refusal(() => modulesCommand(args));

describe('npm run modules', () => {
  const outdir = join(folder, 'modules');
  modulesCommand(['--outdir', outdir]);
  writeFileSync(join(outdir, 'rds', 'left-over.tf'), '');
  const printed = modulesCommand(['--outdir', outdir]);

  it('says how many modules it wrote, and where', () => {
    expect(printed).toBe(`${readdirSync(outdir).length} modules in ${outdir}`);
  });

  it('writes each module with its documentation and its tests, and nothing that was there before', () => {
    expect(readdirSync(join(outdir, 'rds'), { recursive: true }).sort()).toEqual([
      'README.md',
      'main.tf.json',
      'tests',
      join('tests', 'rds.tftest.hcl'),
    ]);
  });

  it('writes the same bytes for the same environment', () => {
    const again = join(folder, 'again');
    modulesCommand(['--outdir', again, '--environment', 'prod']);
    const read = (directory: string) => readFileSync(join(directory, 'rds', 'main.tf.json'), 'utf8');
    expect(read(again)).toBe(read(outdir));
  });

  it('names an option that it does not know', async () => {
    const nothing = join(folder, 'nothing');
    expect(await refusalOf('--outdir', nothing, '--envronment', 'prod')).toBe(
      "Unknown option '--envronment'.",
    );
    expect(existsSync(nothing)).toBe(false);
  });

  it('does not touch folders that somebody else has written, and names all of them', async () => {
    const foreign = join(folder, 'foreign');
    for (const module of ['rds', 's3']) {
      mkdirSync(join(foreign, module), { recursive: true });
      writeFileSync(join(foreign, module, 'main.tf'), '');
    }
    mkdirSync(join(foreign, 'alb'));
    expect(await refusalOf('--outdir', foreign)).toBe(
      `2 problems. Nothing was written.

${join(foreign, 's3')}
  got:     files that npm run modules has not written: main.tf
  allowed: no such folder, an empty one, or one that npm run modules has written
  fix:     Remove the folder, or choose another --outdir.

${join(foreign, 'rds')}
  got:     files that npm run modules has not written: main.tf
  allowed: no such folder, an empty one, or one that npm run modules has written
  fix:     Remove the folder, or choose another --outdir.`,
    );
    expect(readdirSync(foreign).sort()).toEqual(['alb', 'rds', 's3']);
    expect(readdirSync(join(foreign, 'alb'))).toEqual([]);
  });

  it('refuses a file as the folder', async () => {
    expect(await refusalOf('--outdir', 'package.json')).toBe(
      `1 problem. Nothing was written.

package.json
  got:     a file
  allowed: a folder
  fix:     Choose another --outdir.`,
    );
  });

  it('names the environments that there are', async () => {
    expect(await refusalOf('--environment', 'prd')).toBe(
      `1 problem. Nothing was written.

--environment
  got:     'prd'
  allowed: 'prod', 'staging'
  fix:     Choose one of these.`,
    );
  });
});
