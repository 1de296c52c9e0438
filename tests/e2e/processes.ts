import { type ChildProcess, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

/** Where and with what a program runs. */
export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** User and group that it runs as. @default those of this process */
  readonly uid?: number;
  readonly gid?: number;
}

/** A program that ran to its end. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/**
 * Starts a program in a process group of its own: a terminal's Ctrl-C then reaches only us, and killing the
 * group takes the program's own children (Terraform's provider) with it.
 */
export function start(command: string, args: readonly string[], options: ProcessOptions = {}): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true, stdio: 'pipe' });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Runs a program to its end. Rejects only when it cannot be started. */
export function run(command: string, args: readonly string[], options?: ProcessOptions): Promise<Finished> {
  const child = start(command, args, options);
  child.stdin?.end();
  let stdout = '';
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code: code ?? -1, stdout, output: signal ? `${output}\nended by ${signal}` : output });
    });
  });
}

/** Ends everything that {@link start} started and that still runs. Nothing here is worth a graceful end. */
export function killAll(): void {
  for (const { pid } of running) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended in the meantime.
    }
  }
}

/** The last lines of a program's output: where it says what went wrong. */
export const tail = (output: string, lines = 60): string =>
  output.trimEnd().split('\n').slice(-lines).join('\n');
