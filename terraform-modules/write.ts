import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../modules/shared/problems';
import { MARK } from './readme';
import type { ModuleFiles } from './synthesis';

/** `terraform test` files of each module. */
const TESTS = join(__dirname, 'tests');

/** Writes each module into a folder of its name in `outdir`, with its tests; what lies in the folder is replaced. */
export function writeModules(modules: Readonly<Record<string, ModuleFiles>>, outdir: string): void {
  for (const [module, files] of Object.entries(modules)) {
    const folder = join(outdir, module);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const tests = `${module}.tftest.hcl`;
    if (existsSync(join(TESTS, tests))) cpSync(join(TESTS, tests), join(folder, 'tests', tests));
  }
}

/** Why modules cannot be written there: a folder that is replaced must be one that was written here. */
export function outdirProblems(outdir: string, modules: readonly string[]): readonly Problem[] {
  if (!existsSync(outdir)) return [];
  if (!statSync(outdir).isDirectory()) {
    return [{ at: outdir, got: 'a file', allowed: 'a folder', fix: 'Choose another --outdir.' }];
  }
  return modules
    .map((module) => join(outdir, module))
    .filter((folder) => existsSync(folder) && !isOurs(folder))
    .map((folder) => ({
      at: folder,
      got: `files that npm run modules has not written: ${readdirSync(folder).join(', ')}`,
      allowed: 'no such folder, an empty one, or one that npm run modules has written',
      fix: 'Remove the folder, or choose another --outdir.',
    }));
}

function isOurs(folder: string): boolean {
  if (readdirSync(folder).length === 0) return true;
  const readme = join(folder, 'README.md');
  return existsSync(readme) && readFileSync(readme, 'utf8').includes(MARK);
}
