import { join } from 'node:path';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { definitions } from '../../terraform-modules/definitions';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { writeModules } from '../../terraform-modules/write';
import { runCommand } from '../toolbox/command-line';
import { type Request, readArguments, USAGE } from './arguments';
import { rebuildArchive, release } from './release';

/** The modules for production, whose values are the defaults of their variables. */
function writeForProduction(folder: string): void {
  const [production] = loadEnvironments(environments, 'prod');
  if (production) writeModules(synthesizeModules(definitions, production), folder);
}

const project = { root: join(__dirname, '..', '..'), writeModules: writeForProduction };

function run(request: Request): string {
  if (request.action === 'archive') return rebuildArchive(project);
  const date = new Date().toISOString().slice(0, 10);
  return release(project, { ...request, date });
}

runCommand({
  usage: USAGE,
  read: readArguments,
  run: async (request) => {
    console.log(run(request));
    return 0;
  },
});
