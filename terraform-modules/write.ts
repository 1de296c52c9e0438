import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
