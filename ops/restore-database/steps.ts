import { RDSClient } from '@aws-sdk/client-rds';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { stateSchema } from '../toolbox/state-json';
import { foundationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { databaseSettings } from './database-settings';
import { instancesOf } from './instances';
import { afterRestore, afterSwitch, databaseIdentifier, overview } from './next-steps';
import type { RestoreRequest } from './request';
import { restoreDatabase } from './restore';
import { switchDatabase } from './switch';

/**
 * One step of a restore, and what comes after it.
 * @param print prints a line
 * @throws UserError when a step is refused
 */
export async function restoreStep(
  { environment, step }: RestoreRequest,
  print: (line: string) => void,
): Promise<void> {
  const root = foundationRoot(environment);
  await requireAccountOf(root);
  const rds = awsClient(RDSClient, regionOfRoot(root));
  const context = { identifier: databaseIdentifier(root), rds, print };
  switch (step.kind) {
    case 'show':
      print(overview(context.identifier, await instancesOf(context)));
      return;
    case 'restore': {
      const settings = databaseSettings(root.name, await terraformShow(root.folder, stateSchema));
      print(afterRestore(environment, await restoreDatabase(step.point, settings, context)));
      return;
    }
    case 'switch':
      await switchDatabase(new Date(), context);
      print(afterSwitch(root, context.identifier));
      return;
  }
}
