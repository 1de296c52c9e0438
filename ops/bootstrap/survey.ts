import { heldLock, lockProblem } from '../toolbox/aws/held-lock';
import { PreflightError } from '../toolbox/preflight-error';
import { terraform } from '../toolbox/terraform';
import type { Configuration, Resource } from './configuration';
import type { CheckContext } from './existing/existence-check';
import { type Existing, findExisting } from './existing/find-existing';
import type { Inherited } from './plan-refusals';
import type { RootFolder } from './root-folder';
import { addressesIn, begunIn, readBucketState, readLocalState } from './state-file';
import { type FoundStates, type Placement, placeState } from './state-migration';

/** State and resources before the command changes anything. */
export interface Survey {
  readonly placement: Placement;
  /** Existing resources that the state does not hold; they are imported. */
  readonly existing: readonly Existing[];
  /** Those of them that are buckets or tables and were not created by an earlier run. */
  readonly inherited: Inherited;
}

/**
 * Finds existing resources and the state; read-only.
 * @throws UserError when a resource belongs to somebody else, the lock is held, or there are two states
 */
export async function survey(
  configuration: Configuration,
  folder: RootFolder,
  context: CheckContext,
): Promise<Survey> {
  const { state, resources } = configuration;
  const backend = resources.filter((resource) => isBackend(resource, configuration, context));
  const found = await findExisting(backend, context);
  const has = (type: string) => found.some(({ resource }) => resource.type === type);
  if (has('aws_dynamodb_table')) await requireFreeLock(configuration, folder, context);

  const placement = placeState(await findStates(configuration, folder, context, has('aws_s3_bucket')));
  if (placement.backend === 's3' && !has('aws_dynamodb_table')) {
    throw new PreflightError([missingTable(state.lockTable, state.region)]);
  }
  const known = new Set(placement.state ? addressesIn(placement.state) : []);
  const begun = new Set(placement.state ? begunIn(placement.state) : []);
  const missing = resources.filter(({ address }) => !known.has(address));
  const existing = (await findExisting(missing, context)).map((each) => ({
    ...each,
    // A bucket is created first and tagged then: one that was interrupted in between has no tag yet.
    isOurs: each.isOurs || begun.has(each.resource.address),
  }));
  return { placement, existing, inherited: inheritedOf(existing) };
}

/** Reads both states anew, and compares them with each other and with the root. */
export async function findStates(
  { state, resources }: Configuration,
  { localState }: RootFolder,
  { clients }: CheckContext,
  bucketExists: boolean,
): Promise<FoundStates> {
  const bucket = bucketExists ? await readBucketState(clients.s3(state.region), state) : undefined;
  return {
    local: readLocalState(localState),
    bucket,
    localPath: localState,
    bucketUrl: `s3://${state.bucket}/${state.key}`,
    ours: resources.map(({ address }) => address),
  };
}

/** The bucket and the table that Terraform's backend uses, as opposed to other ones of the root. */
function isBackend(resource: Resource, { state }: Configuration, { text }: CheckContext): boolean {
  if (resource.type === 'aws_s3_bucket') return text(resource, 'bucket') === state.bucket;
  return resource.type === 'aws_dynamodb_table' && text(resource, 'name') === state.lockTable;
}

async function requireFreeLock(
  { state }: Configuration,
  folder: RootFolder,
  { clients }: CheckContext,
): Promise<void> {
  const lock = await heldLock(state, clients.dynamodb(state.region));
  if (!lock) return;
  // For `force-unlock`: Terraform removes a lock of the configured backend only.
  folder.useBucketState();
  const init = terraform(folder.root, 'init', '-reconfigure');
  throw new PreflightError([lockProblem(lock, state.key, folder.root, [init])]);
}

const missingTable = (table: string, region: string) => ({
  at: `lock table ${table}`,
  got: 'no such table, although the state is in the bucket already',
  allowed: 'the lock table of the state',
  fix:
    `Create it, then run the command again:\n    aws dynamodb create-table --region ${region} --table-name ${table} ` +
    '--attribute-definitions AttributeName=LockID,AttributeType=S --key-schema AttributeName=LockID,KeyType=HASH ' +
    '--billing-mode PAY_PER_REQUEST',
});

function inheritedOf(existing: readonly Existing[]): Inherited {
  const namesOf = (type: string) =>
    existing.flatMap(({ resource, importId, isOurs }) =>
      resource.type === type && !isOurs ? [importId] : [],
    );
  return { buckets: namesOf('aws_s3_bucket'), tables: namesOf('aws_dynamodb_table') };
}
