import { UserError } from '../../modules/shared/user-error';
import type { BootstrapTerraform } from './bootstrap-terraform';
import { type FoundStates, placeState } from './placement';
import type { RootFolder } from './root-folder';
import { isCopy } from './state-file';

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
