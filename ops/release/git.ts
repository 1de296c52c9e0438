import { spawnSync } from 'node:child_process';
import { UserError } from '../../modules/shared/user-error';

/** Runs Git in a repository and returns what it prints. */
export type Git = (...args: readonly string[]) => string;

/** @throws UserError with what Git says when it fails */
export const gitIn =
  (root: string): Git =>
  (...args) => {
    const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    if (status === 0) return stdout.trimEnd();
    throw new UserError(`git ${args[0]} failed: ${(error?.message ?? stderr).trim()}`);
  };
