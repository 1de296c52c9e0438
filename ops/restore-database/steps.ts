import { RDSClient } from '@aws-sdk/client-rds';
import { awsClient } from '../toolbox/aws/clients';
import { requireAccountOf } from '../toolbox/own-account';
import { stateSchema } from '../toolbox/state-json';
import { foundationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { terraformShow } from '../toolbox/terraform';
import { databaseSettings } from './database-settings';
import { instancesOf } from './instances';
import {
  afterRestore,
  afterSwitch,
  databaseIdentifier,
  type InstanceSummary,
  overview,
  summariesOf,
} from './next-steps';
import type { RestoreRequest } from './request';
import { restoreDatabase } from './restore';
import { switchDatabase } from './switch';

/**
 * One step of a restore, and what comes after it.
 * @param print prints a line
 * @returns the instances after it
 * @throws UserError when a step is refused
 */
export async function restoreStep(
  { environment, step }: RestoreRequest,
  print: (line: string) => void,
): Promise<readonly InstanceSummary[]> {
  const root = foundationRoot(environment);
  await requireAccountOf(root);
  const rds = awsClient(RDSClient, regionOfRoot(root));
  const context = { identifier: databaseIdentifier(root), rds, print };
  switch (step.kind) {
    case 'show':
      print(overview(context.identifier, await instancesOf(context)));
      break;
    case 'restore': {
      const settings = databaseSettings(root.name, await terraformShow(root.folder, stateSchema));
      print(afterRestore(environment, await restoreDatabase(step.point, settings, context)));
      break;
    }
    case 'switch':
      await switchDatabase(new Date(), context);
      print(afterSwitch(root, context.identifier));
  }
  return summariesOf(await instancesOf(context));
}
