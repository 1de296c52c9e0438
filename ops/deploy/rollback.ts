import { UserError } from '../../modules/shared/user-error';
import { EXIT, type ExitCode } from '../cli/exit-codes';
import { finish } from './finish';
import { listed, notTouched, outcomeText, reasonOfError } from './outcome';
import { requireDeploymentOnly } from './plan-scope';
import type { BothVersions, Versions } from './request';
import { bothOf, interrupted } from './started-deployment';
import type { StepLog } from './step-log';
import type { DeploySteps } from './steps';

/** What the services go back to. */
export interface RollbackRequest {
  readonly environment: string;
  /** Tag of both images. @default what was deployed before what runs now */
  readonly to?: string;
  /** Why the plan may change more than what a deployment changes. @default it may not */
  readonly otherChanges?: string;
  /** Whether the Terraform JSON is written anew first. */
  readonly synth: boolean;
}

/** The steps of a deployment, and who knows what was deployed before. */
export interface RollbackSteps extends DeploySteps {
  /** What was deployed before these images; undefined when nobody knows. */
  readonly previous: (running: BothVersions) => Promise<BothVersions | undefined>;
}

/** Said at the beginning and at the end, because a rollback is often expected to do it. */
const SCHEMA = 'The database is not rolled back: its schema stays as the last migration left it.';

/**
 * Sends the services back to images that were deployed before: plan, confirm, apply, verify. The migration does not run, and
 * scans are not asked for: what worked may have a vulnerability that was found since.
 * @returns the exit code; what was done and what was not is printed
 */
export async function rollback(
  request: RollbackRequest,
  steps: RollbackSteps,
  log: StepLog,
): Promise<ExitCode> {
  const { environment } = request;
  let running: Versions | undefined;
  let images: BothVersions | undefined;
  let found: BothVersions;
  let applies = false;
  try {
    if (request.synth) await log.step('write the Terraform JSON', steps.synthesize);
    const runs = await log.step('read what runs now', steps.running);
    running = runs;
    log.print(`  ${listed(runs)}`);
    const versions = await log.step('find what to go back to', () => target(request, runs, steps));
    found = await log.step('find the images', () => steps.find(versions));
    images = found;
    log.print(`  ${listed(found)}`);
    await log.step('plan', () => steps.plan(found, 'everything'));
    await log.step('review the plan', async () =>
      requireDeploymentOnly(await steps.review(), { runs: true, otherChanges: request.otherChanges }),
    );
    log.print(`\n${SCHEMA}`);
    await log.step('ask', () =>
      steps.confirm(`Send the services of ${environment} back to ${listed(found)}?`),
    );
    await log.step('apply', async () => {
      steps.started.write({ to: found, from: runs, good: found });
      applies = true;
      await steps.apply();
    });
    await log.step('verify', steps.verify);
  } catch (error) {
    log.print(
      `\n${outcomeText({
        environment,
        what: 'rollback',
        step: log.current,
        reason: reasonOfError(error),
        wanted: images,
        database: 'not touched',
        services: applies
          ? `they may run what ran before the rollback (${listed(running ?? {})}) or what was to run`
          : notTouched(running),
        next: 'Correct the cause, then run the same command again.',
      })}`,
    );
    return steps.interrupted() ? EXIT.interrupted : EXIT.failed;
  }
  return finish({ environment, images: found, more: SCHEMA }, steps, log);
}

async function target(
  { environment, to }: RollbackRequest,
  running: Versions,
  steps: RollbackSteps,
): Promise<BothVersions> {
  if (to) return { 'ai-service': to, 'rails-api': to };
  const runs = bothOf(running);
  if (!runs) throw new UserError(`Nothing runs in ${environment}: there is nothing to go back from.`);
  const started = interrupted(running, steps.started.read());
  const found = started ? bothOf(started.good) : await steps.previous(runs);
  if (found) return found;
  throw new UserError(
    `Nobody knows what was deployed to ${environment} before ${listed(runs)}.\n` +
      `Name a tag that both repositories have: npx bmo rollback ${environment} --to <tag>`,
  );
}
