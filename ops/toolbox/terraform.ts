import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { UserError } from '../../modules/shared/user-error';

/** A program, as it is printed and run. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Environment variables that are unset for it. */
  readonly unset?: readonly string[];
}

/** Runs a command to its end and returns its exit code. */
export type Run = (command: Command) => Promise<number>;

/** `terraform` in the folder of a stack. */
export const terraform = (folder: string, ...args: readonly string[]): Command => ({
  program: 'terraform',
  args: [`-chdir=${folder}`, ...args],
});

/**
 * Prints a command as a shell would take it, and runs it on this terminal: it asks its own questions. Ctrl-C
 * reaches it from the terminal, so that Terraform can end in order; only what reaches this process alone is
 * passed on.
 * @throws UserError when the program is not installed
 */
export const runOnTerminal: Run = (command) => {
  console.log(`\n$ ${asTyped(command)}`);
  const { program, args, unset = [] } = command;
  const inherited = Object.entries(process.env).filter(([name]) => !unset.includes(name));
  const child = spawn(program, args, {
    stdio: 'inherit',
    // Terraform's own hints about the next command would be about a folder that nobody changed to.
    env: { ...Object.fromEntries(inherited), TF_IN_AUTOMATION: '1' },
  });
  const wait = () => undefined;
  const passOn = () => child.kill('SIGTERM');
  process.on('SIGINT', wait).on('SIGTERM', passOn);
  return new Promise<number>((resolve, reject) => {
    child.once('error', (error) => reject(startError(program, error)));
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  }).finally(() => process.off('SIGINT', wait).off('SIGTERM', passOn));
};

/** The command as it could be typed. */
export const asTyped = ({ program, args, unset = [] }: Command): string =>
  [...unset.flatMap((name) => ['env', '-u', name]), program, ...args.map(quoted)].join(' ');

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

function startError(program: string, error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return error;
  return new UserError(
    `There is no ${program} on PATH. Install Terraform 1.11 or newer: ` +
      'https://developer.hashicorp.com/terraform/install',
  );
}
