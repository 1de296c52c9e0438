import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workflows } from './linter';

const ROOT = join(__dirname, '..', '..');

/** Where GitHub looks for workflows. */
const FOLDER = '.github/workflows';

/** Where this repository keeps its own actions. */
const ACTIONS = '.github/actions';

/** Every workflow of this repository. */
export const readWorkflows = (): Workflows =>
  Object.fromEntries(
    readdirSync(join(ROOT, FOLDER))
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => [`${FOLDER}/${name}`, readText(`${FOLDER}/${name}`)]),
  );

/** Every action of this repository. */
export const readActions = (): Workflows =>
  Object.fromEntries(
    readdirSync(join(ROOT, ACTIONS)).map((name) => [
      `${ACTIONS}/${name}`,
      readText(`${ACTIONS}/${name}/action.yml`),
    ]),
  );

const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
