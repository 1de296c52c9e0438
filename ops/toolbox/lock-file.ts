import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UserError } from '../../modules/shared/user-error';

/** Folder of the committed lock files: one per stack, because Terraform wants it beside the configuration. */
export const LOCKS = join(__dirname, '..', '..', 'locks');

/** How Terraform calls it. */
export const LOCK_FILE = '.terraform.lock.hcl';

/** Where a stack's committed lock file lies. */
export const committedLock = (stack: string, locks = LOCKS): string => join(locks, stack, LOCK_FILE);

/**
 * Puts a stack's committed lock file beside its Terraform JSON, before `terraform init`.
 * @param required whether a stack without one is refused, as in CI; otherwise init writes a new one
 * @see Terraform documentation, "Dependency Lock File"
 */
export function placeLockFile(stack: string, folder: string, required: boolean, locks = LOCKS): void {
  const committed = committedLock(stack, locks);
  if (existsSync(committed)) copyFileSync(committed, join(folder, LOCK_FILE));
  else if (required) {
    throw new UserError(
      `${shown(committed)} is missing: without it any build of a provider would be accepted. ` +
        'Run `npx bmo lock` and commit what it writes.',
    );
  }
}

/**
 * Takes back what `terraform init` added to a lock file, such as the checksum for the operator's platform.
 * @returns the path that has to be committed; undefined when nothing is new
 */
export function keepLockFile(stack: string, folder: string, locks = LOCKS): string | undefined {
  const used = join(folder, LOCK_FILE);
  const committed = committedLock(stack, locks);
  if (!existsSync(used) || (existsSync(committed) && read(used) === read(committed))) return undefined;
  mkdirSync(dirname(committed), { recursive: true });
  copyFileSync(used, committed);
  return shown(committed);
}

const read = (path: string): string => readFileSync(path, 'utf8');

/** As an operator in the project's folder would type it. */
const shown = (path: string): string => relative(process.cwd(), path);
