import type { Problem } from '../../modules/shared/problems';
import type { StateBackend } from '../../modules/shared/state-location';
import type { CallerIdentity, callerIdentity } from '../toolbox/aws/caller-identity';
import { accountProblem } from '../toolbox/aws/caller-identity';
import { type heldLock, lockProblem } from '../toolbox/aws/held-lock';
import type { stateBackendProblems } from '../toolbox/aws/state-backend';
import { PreflightError } from '../toolbox/preflight-error';
import { hasSavedPlan, originNow, savedPlanProblem } from '../toolbox/saved-plan';
import { type SynthesizedRoot, stateLocation } from '../toolbox/synthesized-roots';
import { expectedAccount, variablesOption, variablesProblem } from '../toolbox/variables';
import type { Request } from './request';

/** What is asked of AWS before Terraform runs. */
export interface AwsQuestions {
  readonly callerIdentity: () => ReturnType<typeof callerIdentity>;
  readonly stateBackendProblems: (
    ...args: Parameters<typeof stateBackendProblems>
  ) => ReturnType<typeof stateBackendProblems>;
  readonly heldLock: (...args: Parameters<typeof heldLock>) => ReturnType<typeof heldLock>;
}

/**
 * Checks everything that Terraform would stumble over later, one thing after the other.
 * @returns whose credentials these are
 * @throws PreflightError that lists every problem
 */
export async function requireReady(
  request: Request,
  roots: readonly SynthesizedRoot[],
  aws: AwsQuestions,
): Promise<CallerIdentity> {
  const local = roots.flatMap((root) => inputProblem(request, root) ?? []);
  const identity = await aws.callerIdentity().catch((error: unknown) => {
    throw error instanceof PreflightError ? new PreflightError([...local, ...error.problems]) : error;
  });
  const problems = [...local, ...(await accountAndStateProblems(request, roots, identity, aws))];
  if (problems.length > 0) throw new PreflightError(problems);
  return identity;
}

/** A saved plan has its own values; everything else takes them from the variables. */
const inputProblem = ({ verb, terraformArguments }: Request, root: SynthesizedRoot): Problem | undefined =>
  verb === 'apply' && hasSavedPlan(root)
    ? savedPlanProblem(root, originNow(root))
    : variablesProblem(root, terraformArguments);

async function accountAndStateProblems(
  request: Request,
  roots: readonly SynthesizedRoot[],
  identity: CallerIdentity,
  aws: AwsQuestions,
): Promise<readonly Problem[]> {
  const ofAccount = roots.flatMap((root) => {
    const expected = expectedAccount(root.folder, [...variablesOption(root), ...request.terraformArguments]);
    return (expected && accountProblem(identity, expected)) ?? [];
  });
  // In the wrong account the bucket is foreign and the table missing: true, and misleading.
  if (ofAccount.length > 0) return ofAccount;

  const ofBackends = await Promise.all(
    distinctBackends(roots).map((backend) => aws.stateBackendProblems(backend, identity.accountId)),
  );
  if (ofBackends.flat().length > 0 || waitsOrIgnores(request)) return ofBackends.flat();
  const ofLocks = await Promise.all(roots.map((root) => heldLockProblem(root, aws)));
  return ofLocks.flatMap((problem) => problem ?? []);
}

/** Whether Terraform is told to wait for a lock, or to read without one. */
const waitsOrIgnores = ({ terraformArguments }: Request): boolean =>
  terraformArguments.some((arg) => /^--?lock(=false|-timeout=)/.test(arg));

async function heldLockProblem(root: SynthesizedRoot, aws: AwsQuestions): Promise<Problem | undefined> {
  const state = stateLocation(root.json);
  const lock = await aws.heldLock(state);
  return lock && lockProblem(lock, state.key, root.folder);
}

function distinctBackends(roots: readonly SynthesizedRoot[]): readonly StateBackend[] {
  const backends = roots.map(({ json }) => {
    const { bucket, region, lockTable } = stateLocation(json);
    return { bucket, region, lockTable };
  });
  return [...new Map(backends.map((backend) => [Object.values(backend).join(' '), backend])).values()];
}
