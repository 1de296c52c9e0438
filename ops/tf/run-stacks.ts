import { UserError } from '../../modules/shared/user-error';
import { EXIT, type ExitCode } from '../cli/exit-codes';
import { PreflightError } from '../toolbox/preflight-error';
import { hasSavedPlan, type Origin, originNow, savedPlanProblem } from '../toolbox/saved-plan';
import { synthesizeEnvironments } from '../toolbox/synthesis';
import { readSynthesizedRoots, type SynthesizedRoot, selectRoots } from '../toolbox/synthesized-roots';
import { unheardAlarms } from './alarm-recipients';
import type { appliedOutputs } from './applied-outputs';
import type { quotaReport } from './quotas/report';
import { type AwsQuestions, requireReady } from './readiness';
import type { Request } from './request';
import { CHANGES, RootCommands, type RunSettings } from './root-commands';

/** Everything that a request meets outside of this process. */
export interface Dependencies extends RunSettings {
  /** Folder of the synthesis. */
  readonly outdir: string;
  readonly aws: AwsQuestions & {
    readonly appliedOutputs: (root: SynthesizedRoot) => ReturnType<typeof appliedOutputs>;
    /** What to print about the account's quotas. */
    readonly quotaReport: (environment: string) => ReturnType<typeof quotaReport>;
  };
}

/**
 * Does what was asked for, stack by stack, and stops at the first that fails.
 * @returns the exit code
 * @throws UserError before Terraform runs
 */
export async function runStacks(request: Request, dependencies: Dependencies): Promise<ExitCode> {
  if (request.synth) await synthesizeEnvironments(dependencies.run);
  const all = readSynthesizedRoots(dependencies.outdir);
  const selected = selectRoots(all, request.environment, request.role);
  const { accountId, arn } = await requireReady(request, selected, dependencies.aws);
  dependencies.print(`\nAccount ${accountId}, as ${arn}`);
  if (request.verb !== 'destroy') {
    for (const text of await dependencies.aws.quotaReport(request.environment)) {
      dependencies.print(`\n${text}`);
    }
  }

  if (request.verb !== 'destroy') {
    for (const root of selected) {
      for (const line of unheardAlarms(root, request.terraformArguments)) dependencies.print(`\n${line}`);
    }
  }

  let hasChanges = false;
  for (const root of request.verb === 'destroy' ? [...selected].reverse() : selected) {
    const code = await runStack(root, all, request, dependencies);
    const isChange = request.detailedExitCode && code === CHANGES;
    if (code !== 0 && !isChange) return EXIT.failed;
    hasChanges ||= isChange;
  }
  return hasChanges ? EXIT.differs : EXIT.ok;
}

async function runStack(
  root: SynthesizedRoot,
  all: readonly SynthesizedRoot[],
  request: Request,
  dependencies: Dependencies,
): Promise<number> {
  const origin = await originOf(root, all, dependencies);
  if (request.verb === 'apply' && hasSavedPlan(root)) {
    const problem = savedPlanProblem(root, origin);
    if (problem) throw new PreflightError([problem]);
  }
  const commands = new RootCommands(root, request, dependencies);
  const code = await commands.init();
  return code === 0 ? commands[request.verb](origin) : code;
}

/**
 * What a plan made now is made from, with the outputs of the stacks that come before.
 * @throws UserError when one of those was never applied: Terraform would complain of every single output
 */
async function originOf(
  root: SynthesizedRoot,
  all: readonly SynthesizedRoot[],
  { aws }: Dependencies,
): Promise<Origin> {
  const origin = new Map(originNow(root));
  for (const dependency of all.filter(({ name }) => root.dependencies.includes(name))) {
    const outputs = await aws.appliedOutputs(dependency);
    if (outputs === undefined) {
      throw new UserError(
        `${root.name} reads the outputs of ${dependency.name}, which has not been applied yet, or is destroyed.\n` +
          `Apply it first: npx bmo tf ${dependency.environment} apply ${dependency.role}`,
      );
    }
    origin.set(`outputs of ${dependency.name}`, outputs);
  }
  return origin;
}
