import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import { explanationOfTerraform, notPrepared } from './explanation';

/** A program, as it is printed and run. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Environment variables that are unset for it. */
  readonly unset?: readonly string[];
  /** Environment variables that are set for it. */
  readonly set?: Readonly<Record<string, string>>;
}

/** Runs a command to its end and returns its exit code. */
export type Run = (command: Command) => Promise<number>;

/** Runs a command to its end, writes what it prints to a file, and returns its exit code. */
export type RunToFile = (command: Command, file: string) => Promise<number>;

/** Runs a command to its end and returns what it prints. */
export type Read = (command: Command) => Promise<string>;

/** `terraform` in the folder of a stack. */
export const terraform = (folder: string, ...args: readonly string[]): Command => ({
  program: 'terraform',
  args: [`-chdir=${folder}`, ...args],
});

/** Option of `terraform init` that installs providers from a folder. @param mirror @default HashiCorp's registry */
export const pluginOption = (mirror: string | undefined): readonly string[] =>
  mirror ? [`-plugin-dir=${resolve(mirror)}`] : [];

/**
 * Prints a command as a shell would take it, and runs it on this terminal: it asks its own questions. Ctrl-C
 * reaches it from the terminal, so that Terraform can end in order; a signal that only this process gets is
 * passed on.
 * @throws UserError when the program is not installed
 */
export const runOnTerminal: Run = (command) => runWith(command, 'inherit');

/** Runs a command like {@link runOnTerminal}, where scripts read standard output: everything goes to standard error. */
export const runOnStandardError: Run = (command) => runWith(command, process.stderr.fd, console.error);

/** Lines of a plan that matter at once: warnings in their frames, and what it comes to. */
const ESSENTIAL = /^(?:[╷│╵]|Plan: |No changes\.)/;

/**
 * Runs a command like {@link runOnTerminal}, but what it prints to standard output goes to a file. Warnings and totals are
 * printed at its end.
 * @throws UserError when the program is not installed
 */
export const runToFile: RunToFile = async (command, file) => {
  const descriptor = openSync(file, 'w');
  try {
    return await runWith(command, descriptor);
  } finally {
    closeSync(descriptor);
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const line of lines.filter((each) => ESSENTIAL.test(each))) console.log(line);
  }
};

async function runWith(
  command: Command,
  output: 'inherit' | number,
  print: (line: string) => void = console.log,
): Promise<number> {
  print(`\n$ ${asTyped(command)}`);
  const child = spawn(executable(command), command.args, {
    stdio: ['inherit', output, 'inherit'],
    // Terraform's own hints about the next command would be about a folder that nobody changed to.
    env: { ...environmentOf(command), TF_IN_AUTOMATION: '1' },
  });
  let isInterrupted = false;
  const note = () => {
    isInterrupted = true;
  };
  const passOn = () => child.kill('SIGTERM');
  process.on('SIGINT', note).on('SIGTERM', passOn);
  try {
    const code = await exitCodeOf(child, command);
    // Terraform ends what it does with 0 when Ctrl-C comes late. Nothing may follow: not the next stack either.
    return isInterrupted && code === 0 ? 128 + constants.signals.SIGINT : code;
  } finally {
    process.off('SIGINT', note).off('SIGTERM', passOn);
  }
}

/**
 * Runs a command and returns its standard output, which is not shown.
 * @throws UserError with its standard error when it fails, or when the program is not installed
 */
export const readOutput: Read = async (command) => {
  const child = spawn(executable(command), command.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentOf(command),
  });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const code = await exitCodeOf(child, command);
  if (code === 0) return Buffer.concat(output).toString('utf8');
  throw failure(command, code, Buffer.concat(errors).toString('utf8').trim());
};

/** Why a command failed, with its own words; the first words are ours where they are understood. */
function failure(command: Command, code: number, words: string): UserError {
  const folder = command.args[0]?.replace(/^-chdir=/, '') ?? '';
  const unprepared = notPrepared(words, folder);
  if (unprepared !== undefined) return new UserError(unprepared);
  const explanation = explanationOfTerraform(words);
  const itself = `${asTyped(command)} ended with exit code ${code}:\n\n${words}`;
  return new UserError(explanation === undefined ? itself : `${explanation}\n\n${itself}`);
}

/**
 * Reads `terraform show -json` in the folder of a stack: of its state, or of a saved plan. The output contains
 * every sensitive value; it stays in this process.
 * @param schema what is expected of it
 * @param planFile @default the state
 * @throws UserError with Terraform's words when it fails
 * @see Terraform documentation, "Command: show"
 */
export async function terraformShow<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  planFile?: string,
  read: Read = readOutput,
): Promise<z.output<Schema>> {
  const command = terraform(folder, 'show', '-json', '-no-color', ...(planFile ? [planFile] : []));
  return schema.parse(JSON.parse(await read(command)));
}

/** The command as it could be typed. */
export function asTyped({ program, args, unset = [], set = {} }: Command): string {
  const changes = [
    ...unset.flatMap((name) => ['-u', name]),
    ...Object.entries(set).map(([name, value]) => quoted(`${name}=${value}`)),
  ];
  return [...(changes.length > 0 ? ['env', ...changes] : []), program, ...args.map(quoted)].join(' ');
}

/** `node` is the Node.js that runs this process; PATH may have another version. */
const executable = ({ program }: Command): string => (program === 'node' ? process.execPath : program);

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

const environmentOf = ({ unset = [], set = {} }: Command): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !unset.includes(name))),
  ...set,
});

/** Exit code of a process once it has ended, as a shell has it when a signal ends it. */
const exitCodeOf = (child: ChildProcess, { program }: Command): Promise<number> =>
  new Promise((done, fail) => {
    child.once('error', (error) => fail(startError(program, error)));
    child.once('close', (code, signal) => done(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });

function startError(program: string, error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return error;
  return new UserError(
    `There is no ${program} on PATH. Install Terraform 1.11 or newer: ` +
      'https://developer.hashicorp.com/terraform/install',
  );
}
