import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environments } from '../environments';
import { loadEnvironments } from '../modules/config/load';
import { explainUserErrors, UserError } from '../modules/shared/user-error';
import { definitions } from './definitions';
import { synthesizeModules } from './synthesis';
import { writeModules } from './write';

const USAGE = `usage: npm run modules -- [--environment NAME] [--outdir FOLDER]

Writes each construct of the platform as a Terraform module that HCL can call.

  --environment   decides what the modules are made of, and gives the defaults of their variables; prod if not given
  --outdir        dist/modules if not given; what lies in the modules' folders is replaced`;

explainUserErrors(() => {
  const { environment: name, outdir, help } = readArguments();
  if (help) return console.log(USAGE);
  const [environment] = loadEnvironments(environments, name);
  if (!environment) return;
  const modules = synthesizeModules(definitions, environment);
  writeModules(modules, outdir);
  console.log(`${Object.keys(modules).length} modules in ${outdir}`);
});

function readArguments() {
  try {
    return parseArgs({
      options: {
        environment: { type: 'string', default: 'prod' },
        outdir: { type: 'string', default: join('dist', 'modules') },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n\n${USAGE}`);
  }
}
