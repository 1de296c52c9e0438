import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file so that it holds the old text or the new one at any time, never a part: a rename is one step. */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
