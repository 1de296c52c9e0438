import { callerIdentity, requireAccount } from './aws/caller-identity';
import type { SynthesizedRoot } from './synthesized-roots';
import { expectedAccount, variablesOption } from './variables';

/**
 * Refuses credentials of another account than the one that the variables of a stack name. When they name none, every
 * account is right, and AWS is not asked.
 * @throws PreflightError
 */
export async function requireAccountOf(root: SynthesizedRoot): Promise<void> {
  const expected = expectedAccount(root.folder, variablesOption(root));
  if (expected) requireAccount(await callerIdentity(), expected);
}
