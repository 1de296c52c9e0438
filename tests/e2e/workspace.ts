import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from './processes';

/** Ctrl-C, a polite kill, and a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Gives `work` a temporary folder for everything it writes. Afterwards, also after a failure or one
 * of {@link SIGNALS}, no process is left running and the folder is gone, unless `keep` is set.
 */
export async function inWorkspace<T>(keep: boolean, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bmo-learning-e2e-'));
  const cleanUp = () => {
    killAll();
    if (keep) console.log(`\nKept: ${folder}`);
    // A killed process may still be writing its last file while the folder goes.
    else rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const interrupt = (signal: NodeJS.Signals) => {
    // From now on a second signal has its default effect: it ends this process at once.
    for (const each of SIGNALS) process.removeAllListeners(each);
    console.log(`\n${signal}: stopping and cleaning up.`);
    cleanUp();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    return await work(folder);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, interrupt);
    cleanUp();
  }
}
