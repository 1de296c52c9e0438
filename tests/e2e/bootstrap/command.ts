import { join } from 'node:path';
import { REGION } from '../emulator';
import { type Finished, run, start, tail } from '../processes';
import { PROJECT } from '../project';
import { GO_RUNTIME } from '../terraform';

const COMMAND = ['ops/bmo', 'bootstrap'];

/** Credentials of whoever runs the command. */
export const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'bootstrap', AWS_SECRET_ACCESS_KEY: 'test' };

/** `npx bmo bootstrap`, as somebody runs it who has a shell with credentials and nobody at the keyboard. */
export class BootstrapCommand {
  /**
   * @param folder folder with the Terraform CLI configuration that `Terraform.find` wrote
   * @param directory working folder of the command
   */
  constructor(
    private readonly folder: string,
    private readonly endpoint: string,
    private readonly directory: string,
  ) {}

  /** Runs it to its end. */
  run(args: readonly string[], credentials: NodeJS.ProcessEnv = CREDENTIALS): Promise<Finished> {
    return run(process.execPath, this.arguments(args), { cwd: PROJECT, env: this.env(credentials) });
  }

  /**
   * Sends a signal to it and every process that it started, once, the moment its output matches: SIGKILL cuts off
   * what they do, SIGINT is a terminal's Ctrl-C. Fails when it ends before that.
   */
  runUntil(pattern: RegExp, signal: 'SIGKILL' | 'SIGINT', args: readonly string[]): Promise<Finished> {
    const child = start(process.execPath, this.arguments(args), { cwd: PROJECT, env: this.env(CREDENTIALS) });
    child.stdin?.end();
    let output = '';
    let isSignalled = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (isSignalled || child.pid === undefined || !pattern.test(output)) return;
        isSignalled = true;
        process.kill(-child.pid, signal);
      });
    }
    return new Promise((done, fail) => {
      child.once('error', fail);
      child.once('close', (code) => {
        if (isSignalled) done({ code: code ?? -1, stdout: '', output });
        else fail(new Error(`The command ended before ${pattern} was printed:\n\n${tail(output)}`));
      });
    });
  }

  private arguments(args: readonly string[]): readonly string[] {
    return [...COMMAND, '--directory', this.directory, ...args];
  }

  /** Nothing of whoever runs the test, such as a profile or a token of theirs. */
  private env(credentials: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|TF)_/.test(name));
    return {
      ...Object.fromEntries(inherited),
      ...credentials,
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: join(this.folder, 'no-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(this.folder, 'no-credentials'),
      CHECKPOINT_DISABLE: '1',
      ...GO_RUNTIME,
      TF_PLUGIN_MIRROR: process.env['TF_PLUGIN_MIRROR'],
      TF_CLI_ARGS: '-no-color',
      TF_CLI_CONFIG_FILE: join(this.folder, 'terraform.tfrc'),
      TMPDIR: join(this.folder, 'tmp'),
    };
  }
}
