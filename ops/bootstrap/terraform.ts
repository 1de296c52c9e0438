import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { UserError } from '../../modules/shared/user-error';
import { asTyped, type Command, type Run, runOnTerminal, terraform } from '../toolbox/terraform';

/** The Terraform root in a folder. Every command is printed before it runs, and writes to the terminal itself. */
export class TerraformRoot {
  constructor(
    readonly folder: string,
    /** Folder to install providers from. @default HashiCorp's registry */
    private readonly pluginMirror?: string,
    private readonly runCommand: Run = runOnTerminal,
  ) {}

  /**
   * Prepares providers and backend, with an option that says what becomes of an earlier backend.
   * @throws UserError when it fails
   */
  async init(...options: readonly string[]): Promise<void> {
    const mirror = this.pluginMirror ? [`-plugin-dir=${resolve(this.pluginMirror)}`] : [];
    await this.run(['init', '-input=false', ...options, ...mirror]);
  }

  /**
   * Runs a command, and returns which of the exit codes `codes` it ended with.
   * @throws UserError for any other code
   */
  async run(args: readonly string[], codes: readonly number[] = [0]): Promise<number> {
    const command = terraform(this.folder, ...args);
    const code = await this.runCommand(command);
    if (codes.includes(code)) return code;
    throw failure(command, code);
  }

  /**
   * Runs a command and returns what it prints, which is not shown.
   * @throws UserError when it fails
   */
  async read(args: readonly string[]): Promise<string> {
    const command = terraform(this.folder, ...args);
    const child = spawn(command.program, command.args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    const code = await new Promise<number>((done, fail) => {
      child.once('error', fail);
      child.once('close', (ended) => done(ended ?? -1));
    });
    if (code !== 0) throw failure(command, code);
    return Buffer.concat(chunks).toString('utf8');
  }
}

const failure = (command: Command, code: number): UserError =>
  new UserError(
    `This command ended with exit code ${code}; Terraform says why above:\n  ${asTyped(command)}\n` +
      'What it did until then is written down: run `npm run bootstrap` again, it goes on from there.',
  );
