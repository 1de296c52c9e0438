import { IAMClient } from '@aws-sdk/client-iam';
import { callerIdentity, requireAccount } from '../toolbox/aws/caller-identity';
import { awsClient, dynamodbClient, s3Client } from '../toolbox/aws/clients';
import { BootstrapTerraform } from './bootstrap-terraform';
import { type Configuration, configurationOf, resolveIn } from './configuration';
import { confirm } from './confirmation';
import type { CheckContext } from './existing/existence-check';
import { requireExpectedAccount, requireVarFile } from './expected-account';
import type { Options } from './options';
import { planAndApply } from './plan-and-apply';
import { print, printStep } from './print';
import { RootFolder } from './root-folder';
import { migrate } from './state-migration';
import { findStates, type Survey, survey } from './survey';
import { synthesize } from './synthesis';

/**
 * Creates or imports every resource of the bootstrap root, and moves its state into the state bucket. Each step
 * checks what exists, so the command can be run again after any interruption.
 *
 * @throws UserError when a step is refused, or needs a confirmation or option that is missing
 */
export async function bootstrap(options: Options): Promise<void> {
  requireVarFile(options.varFile);
  printStep(`1 of 6: write the Terraform JSON, in ${options.directory}`);
  const { name, json } = await synthesize(options.directory);
  const folder = new RootFolder(options.directory, name);
  const configuration = configurationOf(json);

  printStep('2 of 6: check the AWS account of the credentials');
  const context = await identify(options, folder, configuration);

  printStep('3 of 6: find existing resources (read-only)');
  const found = await survey(configuration, folder, context);
  report(found, folder, configuration);
  if (found.placement.isCopied) folder.removeLocalState();

  printStep('4 of 6: plan, and apply after confirmation');
  const terraform = new BootstrapTerraform(folder.root, {
    color: options.color,
    pluginMirror: process.env['TF_PLUGIN_MIRROR'],
  });
  const isChanged = await planAndApply({ options, folder, terraform, found });

  printStep('5 of 6: move the state into the bucket');
  const isMoved = await moveState({ options, folder, terraform, found, configuration, context, isChanged });

  printStep('6 of 6: done');
  print(
    isChanged || isMoved
      ? 'Run the command again to check that the plan is empty.'
      : 'Nothing was left to do.',
  );
}

/** Refuses credentials of another account than the one that the variables name. */
async function identify(
  options: Options,
  folder: RootFolder,
  { resources, stack }: Configuration,
): Promise<CheckContext> {
  const expected = requireExpectedAccount(folder.root, options);
  const identity = await callerIdentity();
  requireAccount(identity, expected);
  print(`account ${identity.accountId}, as ${identity.arn}`);
  const account = { accountId: identity.accountId, partition: identity.arn.split(':')[1] ?? 'aws' };
  // IAM has one endpoint for all regions of a partition.
  const iam = awsClient(IAMClient, 'us-east-1');
  const clients = { s3: s3Client, dynamodb: dynamodbClient, iam };
  return { clients, account, stack, text: resolveIn(resources, account) };
}

/** Prints what was found. */
function report({ placement, existing }: Survey, { localState }: RootFolder, { state }: Configuration): void {
  const url = `s3://${state.bucket}/${state.key}`;
  const places = { local: `in ${localState}, not yet in the bucket`, s3: `in ${url}` };
  print(`state: ${placement.state ? places[placement.backend] : 'none yet'}`);
  if (placement.isCopied) print(`${localState} is a copy of it, left by an interrupted run; it is removed.`);
  if (existing.length === 0) return;
  print('exists already, and is imported:', ...existing.map(({ resource }) => `  ${resource.address}`));
}

interface Move {
  readonly options: Options;
  readonly folder: RootFolder;
  readonly terraform: BootstrapTerraform;
  readonly found: Survey;
  readonly configuration: Configuration;
  readonly context: CheckContext;
  /** Whether the plan was allowed just now: moving what it did needs no further question. */
  readonly isChanged: boolean;
}

/** Moves the state unless it is there already, and returns whether it did. */
async function moveState(move: Move): Promise<boolean> {
  const { options, folder, terraform, found, configuration, context, isChanged } = move;
  if (found.placement.backend === 's3') {
    print('The state is in the bucket already.');
    return false;
  }
  if (!isChanged) {
    await confirm('Move the state into the bucket?', {
      yes: options.yes,
      input: process.stdin,
      output: process.stdout,
    });
  }
  await migrate({ folder, terraform, findStates: () => findStates(configuration, folder, context, true) });
  return true;
}
