import { UserError } from '../../modules/shared/user-error';
import type { BootstrapTerraform } from './bootstrap-terraform';
import type { RootFolder } from './root-folder';
import { addressesIn, isCopy, type State } from './state-file';

/** The states that were found, and what they are compared with. */
export interface FoundStates {
  /** State in the working folder. @default none that holds anything */
  readonly local?: State;
  /** State at the root's key in the bucket. @default none */
  readonly bucket?: State;
  /** Path of the state in the working folder. */
  readonly localPath: string;
  /** `s3://bucket/key` */
  readonly bucketUrl: string;
  /** Addresses of the root's resources. */
  readonly ours: readonly string[];
}

/** Which of the states is the one to go on with. */
export interface Placement {
  /** Backend that Terraform starts with. */
  readonly backend: 'local' | 's3';
  /** What has been created or imported so far. @default nothing */
  readonly state?: State;
  /** Whether a migration was interrupted after it had copied the state: the local one only has to go. */
  readonly isCopied: boolean;
}

/**
 * Says where the state of the root is. There are two when a migration was interrupted: then they hold the same.
 * Their lineages say nothing, because Terraform begins a new one when it writes to an empty place.
 *
 * @throws UserError when the key holds the state of another root, or when there are two different states
 */
export function placeState(found: FoundStates): Placement {
  const { local, bucket } = found;
  if (bucket) refuseOtherRoot(bucket, found);
  if (!bucket) return { backend: 'local', state: local, isCopied: false };
  if (local && !isCopy(local, bucket)) throw new UserError(twoStates(found, local, bucket));
  return { backend: 's3', state: bucket, isCopied: local !== undefined };
}

/** A root that has lost a few resources is still ours; one with modules, or with nothing of ours, never is. */
function refuseOtherRoot(state: State, { bucketUrl, ours }: FoundStates): void {
  const addresses = addressesIn(state);
  const foreign = addresses.filter((address) => !ours.includes(address));
  if (foreign.length === 0) return;
  const hasModules = foreign.some((address) => address.startsWith('module.'));
  if (!hasModules && foreign.length < addresses.length) return;
  throw new UserError(
    [
      `${bucketUrl} is the state of another root; nothing was changed. It holds, among others:`,
      ...foreign.slice(0, 5).map((address) => `  ${address}`),
      'Choose another key: `stateKey` in terraform-state-bootstrap/account.ts.',
    ].join('\n'),
  );
}

const twoStates = ({ localPath, bucketUrl }: FoundStates, local: State, bucket: State): string =>
  [
    'There are two states of the bootstrap, and they differ; nothing was changed.',
    `  ${localPath}: ${count(local)}`,
    `  ${bucketUrl}: ${count(bucket)}`,
    'Somebody else has finished the bootstrap in the meantime. Move the first one away and run the command again:',
    'it finds in AWS what only the first one holds, and imports it.',
  ].join('\n');

const count = (state: State): string => {
  const { length } = addressesIn(state);
  return `${length} ${length === 1 ? 'resource' : 'resources'}`;
};

/** What a migration works on. */
export interface Migration {
  readonly folder: RootFolder;
  readonly terraform: Pick<BootstrapTerraform, 'init'>;
  /** Reads both states anew. */
  readonly findStates: () => Promise<FoundStates>;
}

/**
 * Moves the state from the working folder into the bucket. The local one goes only after the other one was read
 * back; interrupted before that, both are there, and the next run sees that they are the same.
 *
 * @throws UserError when somebody wrote a state there in the meantime, or when it is not what was copied
 * @see Terraform documentation, "Command: init", "Backend Initialization"
 */
export async function migrate({ folder, terraform, findStates }: Migration): Promise<void> {
  // Somebody else may have bootstrapped since the first look; `-force-copy` would not ask.
  const { backend, state } = placeState(await findStates());
  if (backend === 'local') {
    folder.useBucketState();
    await terraform.init('-migrate-state', '-force-copy');
    const { bucket, bucketUrl } = await findStates();
    if (!state || !bucket || !isCopy(state, bucket)) {
      throw new UserError(
        `${bucketUrl} is not what was copied there; the local state in ${folder.localState} is kept.\n` +
          'Look at the versions of that object, then run the command again.',
      );
    }
  }
  folder.removeLocalState();
}
