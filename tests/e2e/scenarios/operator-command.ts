import assert from 'node:assert/strict';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Finished, run, tail } from '../processes';
import { copyProject } from '../project-copy';

/** A command of `npx bmo` in an account of the emulator, with the stacks of a run and an administrator's credentials. */
export class OperatorCommand {
  private readonly cwd: string;

  /**
   * @param name name of the command
   * @param folder folder of the run, with `cdktf.out` and the initialized `stacks` in it
   */
  constructor(
    private readonly name: string,
    folder: string,
    private readonly endpoint: string,
  ) {
    // A project of its own, so that the values in somebody's environments/ do not count.
    this.cwd = join(folder, name);
    copyProject(this.cwd);
    mkdirSync(join(this.cwd, 'cdktf.out'), { recursive: true });
    cpSync(join(folder, 'cdktf.out', 'manifest.json'), join(this.cwd, 'cdktf.out', 'manifest.json'));
    symlinkSync(join(folder, 'stacks'), join(this.cwd, 'cdktf.out', 'stacks'));
  }

  /** Runs it to its end, which has to be `code`, and returns what it printed. */
  async run(args: readonly string[], code = 0): Promise<string> {
    const finished = await this.start(args);
    assert.equal(finished.code, code, `${this.name} ${args.join(' ')}:\n\n${tail(finished.output)}`);
    return finished.output;
  }

  private start(args: readonly string[]): Promise<Finished> {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|TF|BMO|CDKTF)_/.test(name));
    return run(process.execPath, ['ops/bmo', this.name, ...args], {
      cwd: this.cwd,
      env: {
        ...Object.fromEntries(inherited),
        AWS_ENDPOINT_URL: this.endpoint,
        AWS_ACCESS_KEY_ID: 'administrator',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_EC2_METADATA_DISABLED: 'true',
        CHECKPOINT_DISABLE: '1',
      },
    });
  }
}

/** Arguments of the `terraform` commands that an output tells to run, one list for each, without the folder. */
export const printedTerraformCommands = (output: string): readonly (readonly string[])[] =>
  [...output.matchAll(/^ {2}terraform -chdir=\S+ (.+)$/gm)].map(([, args = '']) => args.split(' '));
