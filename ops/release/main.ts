import { join } from 'node:path';
import { environments } from '../../environments';
import { loadEnvironments } from '../../modules/config/load';
import { explainUserErrors } from '../../modules/shared/user-error';
import { definitions } from '../../terraform-modules/definitions';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { writeModules } from '../../terraform-modules/write';
import { readArguments, USAGE } from './arguments';
import { rebuildArchive, release } from './release';

/** The modules for production, whose values are the defaults of their variables. */
function writeForProduction(folder: string): void {
  const [production] = loadEnvironments(environments, 'prod');
  if (production) writeModules(synthesizeModules(definitions, production), folder);
}

const project = { root: join(__dirname, '..', '..'), writeModules: writeForProduction };

explainUserErrors(() => {
  const request = readArguments(process.argv.slice(2));
  if (request.action === 'release') {
    const date = new Date().toISOString().slice(0, 10);
    console.log(release(project, { ...request, date }));
  } else {
    console.log(request.action === 'help' ? USAGE : rebuildArchive(project));
  }
});
