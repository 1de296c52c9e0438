import { RDSClient } from '@aws-sdk/client-rds';
import { inRegion } from '../toolbox/aws/client-config';
import { runCommand } from '../toolbox/command-line';
import { stateSchema } from '../toolbox/state-json';
import { foundationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { type RestoreRequest, readArguments, USAGE } from './arguments';
import { databaseSettings } from './database-settings';
import { instancesOf } from './instances';
import { afterRestore, afterSwitch, databaseIdentifier, overview } from './next-steps';
import { restoreDatabase } from './restore';
import { switchDatabase } from './switch';

/** `npx bmo restore-database`: one step of a restore, and what comes after it. */
async function main({ environment, step }: RestoreRequest): Promise<number> {
  const root = foundationRoot(environment);
  const context = {
    identifier: databaseIdentifier(root),
    rds: new RDSClient(inRegion(regionOfRoot(root))),
    print: (line: string) => console.log(line),
  };
  switch (step.kind) {
    case 'show':
      console.log(overview(context.identifier, await instancesOf(context)));
      return 0;
    case 'restore': {
      const settings = databaseSettings(root.name, await terraformShow(root.folder, stateSchema));
      console.log(afterRestore(environment, await restoreDatabase(step.point, settings, context)));
      return 0;
    }
    case 'switch':
      await switchDatabase(new Date(), context);
      console.log(afterSwitch(root, context.identifier));
      return 0;
  }
}

runCommand({ usage: USAGE, read: readArguments, run: main });
