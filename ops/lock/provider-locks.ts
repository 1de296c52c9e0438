import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../../modules/shared/user-error';
import { committedLock, LOCK_FILE, LOCKS } from '../toolbox/lock-file';
import type { RootJson } from '../toolbox/synthesized-roots';
import { type Run, terraform } from '../toolbox/terraform';

/** Where Terraform runs: CI, and the laptops of operators. */
export const PLATFORMS = [
  'linux_amd64',
  'linux_arm64',
  'darwin_arm64',
  'darwin_amd64',
  'windows_amd64',
] as const;

/** A root configuration whose providers are to be locked. */
export interface LockedRoot {
  /** Name of its stack. */
  readonly name: string;
  readonly requiredProviders: RootJson['terraform']['required_providers'];
}

/**
 * Writes the lock file of each root, with the checksums of every platform from the providers' registry. Roots with
 * the same providers share one run of Terraform, which downloads a package per platform. Starting from the
 * committed file, Terraform refuses a package that is not the recorded one.
 *
 * @throws UserError when Terraform fails; every file is unchanged then
 * @see Terraform documentation, "Command: providers lock"
 */
export async function refreshLocks(roots: readonly LockedRoot[], run: Run, locks = LOCKS): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'provider-locks-'));
  try {
    const written = new Map<string, string>();
    for (const alike of groupAlike(roots)) {
      const lock = await askRegistry(alike, join(folder, String(written.size)), run, locks);
      for (const { name } of alike) written.set(name, lock);
    }
    for (const [name, lock] of written) {
      mkdirSync(dirname(committedLock(name, locks)), { recursive: true });
      copyFileSync(lock, committedLock(name, locks));
    }
    for (const name of readdirSync(locks)) {
      if (!written.has(name)) rmSync(join(locks, name), { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a root that needs these providers and nothing else, locks it, and returns the path of its lock file. */
async function askRegistry(
  [root, ...others]: readonly LockedRoot[],
  folder: string,
  run: Run,
  locks: string,
): Promise<string> {
  if (!root) throw new Error('There is nothing to lock.');
  mkdirSync(folder);
  const configuration = { terraform: { required_providers: root.requiredProviders } };
  writeFileSync(join(folder, 'providers.tf.json'), JSON.stringify(configuration));
  const committed = committedLock(root.name, locks);
  if (isOf(committed, root)) copyFileSync(committed, join(folder, LOCK_FILE));

  const code = await run(terraform(folder, 'providers', 'lock', ...PLATFORMS.map((it) => `-platform=${it}`)));
  if (code === 0) return join(folder, LOCK_FILE);
  throw new UserError(
    `Terraform could not lock the providers of ${[root, ...others].map(({ name }) => name).join(', ')}; its own ` +
      'words are above. It needs https://registry.terraform.io and https://releases.hashicorp.com; a mirror has ' +
      'no signed checksums. Every file in locks/ is as it was.',
  );
}

/** A file for other versions is no beginning: Terraform would keep to them. */
const isOf = (lockFile: string, { requiredProviders }: LockedRoot): boolean =>
  existsSync(lockFile) &&
  Object.values(requiredProviders).every(({ version }) =>
    lockedConstraints(readFileSync(lockFile, 'utf8')).includes(version),
  );

/** Version constraints in a lock file. */
const lockedConstraints = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2}constraints = "(.*)"$/gm)].map(([, constraints = '']) => constraints);

function groupAlike(roots: readonly LockedRoot[]): readonly (readonly LockedRoot[])[] {
  const groups = new Map<string, LockedRoot[]>();
  for (const root of roots) {
    const key = JSON.stringify(root.requiredProviders);
    groups.set(key, [...(groups.get(key) ?? []), root]);
  }
  return [...groups.values()];
}
