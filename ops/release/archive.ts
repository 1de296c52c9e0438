import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** System of the files' attributes, which are the mode in the upper half: without them all may write the files. */
const UNIX = 3;
const READABLE = 0o644 << 16;

/** Files by their path in the archive, with slashes. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** An archive and the line that `sha256sum --check` reads. */
export interface Archive {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Every file below a folder. */
export const filesBelow = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]),
  );

/**
 * A zip archive, the same bytes for the same files: sorted, no time, no owner, and compressed in JavaScript, because
 * Node's zlib compresses differently on different processors.
 */
export function archiveOf(name: string, files: Files): Archive {
  // Zip keeps local time: this is midnight in every time zone.
  const mtime = new Date(1980, 0, 1);
  const sorted: Zippable = {};
  for (const path of Object.keys(files).sort())
    sorted[path] = [files[path] as Uint8Array, { mtime, level: 9, os: UNIX, attrs: READABLE }];
  const bytes = zipSync(sorted);
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
