import { UserError } from '../../modules/shared/user-error';
import { EXIT, type ExitCode } from '../cli/exit-codes';
import type { ReviewedChange } from '../plan-review/review';
import { finish } from './finish';
import { DATABASE, listed, type MigrationState, notTouched, outcomeText, reasonOfError } from './outcome';
import { requireApproved, requireDeploymentOnly } from './plan-scope';
import type { BothVersions, DeployRequest, Versions } from './request';
import { bothOf, interrupted } from './started-deployment';
import type { StepLog } from './step-log';
import type { DeploySteps } from './steps';

/**
 * Deploys images in the documented order: check, plan, confirm, migrate, apply, verify. When the apply or what follows fails,
 * the services go back to what ran before. The database never does.
 *
 * It may end at any point and be started again with the same arguments: each step finds what was done.
 * @returns the exit code; what was done and what was not is printed
 */
export async function deploy(request: DeployRequest, steps: DeploySteps, log: StepLog): Promise<ExitCode> {
  return new Deployment(request, steps, log).run();
}

class Deployment {
  private migration: MigrationState = 'not started';
  /** Whether the apply that may change services has begun. */
  private applies = false;
  private wanted: BothVersions | undefined;
  private running: Versions | undefined;
  /** What ran before, and is known to work. */
  private before: Versions = {};
  private approved: readonly ReviewedChange[] = [];

  constructor(
    private readonly request: DeployRequest,
    private readonly steps: DeploySteps,
    private readonly log: StepLog,
  ) {}

  async run(): Promise<ExitCode> {
    let images: BothVersions;
    try {
      images = await this.prepare();
      if (!this.request.skipMigration) await this.migrate(images);
      await this.apply(images);
    } catch (error) {
      return this.fail(error);
    }
    const { request, steps, log, before } = this;
    return finish(
      { environment: request.environment, images, more: `What ran before: ${listed(before)}.` },
      steps,
      log,
    );
  }

  /** Everything that changes nothing. */
  private async prepare(): Promise<BothVersions> {
    const { steps, log, request } = this;
    if (request.synth) await log.step('write the Terraform JSON', steps.synthesize);
    const running = await log.step('read what runs now', steps.running);
    const started = interrupted(running, steps.started.read());
    this.running = running;
    this.before = started?.good ?? running;
    log.print(`  ${listed(running)}`);
    if (started) log.print(`  A deployment was interrupted. What worked before it: ${listed(this.before)}`);
    const versions = requireBoth({ ...running, ...request.versions });
    const images = await log.step('check the images', () => steps.check(versions));
    this.wanted = images;
    await log.step('plan', () => steps.plan(images, 'everything'));
    await log.step('review the plan', async () => {
      this.approved = await steps.review();
      requireDeploymentOnly(this.approved, {
        runs: bothOf(running) !== undefined,
        otherChanges: request.otherChanges,
      });
    });
    await log.step('ask', () => steps.confirm(this.question(images)));
    return images;
  }

  private question(images: BothVersions): string {
    const { environment, skipMigration, noRollback } = this.request;
    const database = skipMigration ? 'without its migration' : 'and migrate its database';
    const back = noRollback ? ' There is no way back by itself.' : '';
    return `Deploy ${listed(images)} to ${environment}, ${database}?${back}`;
  }

  /** The migration's task definition comes first, alone: its image is the new one, that of the services is not yet. */
  private async migrate(images: BothVersions): Promise<void> {
    const { steps, log } = this;
    await log.step("create the migration's task definition", async () => {
      await steps.plan(images, 'migration');
      await steps.apply();
    });
    await log.step('migrate', async () => {
      this.migration = 'started';
      await steps.migrate();
      this.migration = 'done';
    });
    await log.step('plan what is left', async () => {
      await steps.plan(images, 'everything');
      requireApproved(await steps.review(), this.approved);
    });
  }

  private async apply(images: BothVersions): Promise<void> {
    const { steps, log, running = {}, before } = this;
    if (this.request.skipMigration) this.migration = 'skipped';
    await log.step('apply', async () => {
      steps.started.write({ to: images, from: running, good: before });
      this.applies = true;
      await steps.apply();
    });
    await log.step('verify', steps.verify);
  }

  private async fail(error: unknown): Promise<ExitCode> {
    const step = this.log.current;
    const { code, services, next } = await this.goBack();
    const { environment } = this.request;
    this.log.print(
      `\n${outcomeText({
        environment,
        what: 'deployment',
        step,
        reason: reasonOfError(error),
        wanted: this.wanted,
        database: DATABASE[this.migration],
        services,
        next,
      })}`,
    );
    return code;
  }

  /** What becomes of the services. */
  private async goBack(): Promise<{ code: ExitCode; services: string; next: string }> {
    const { steps, before, request } = this;
    const isInterrupted = steps.interrupted();
    const code = isInterrupted ? EXIT.interrupted : EXIT.failed;
    const again = 'Correct the cause, then run the same command again.';
    const byHand = `npx bmo rollback ${request.environment}`;
    if (!this.applies) return { code, services: notTouched(this.running), next: again };
    if (isInterrupted) {
      const services = `interrupted: they may run what ran before (${listed(before)}) or what was to run`;
      return { code, services, next: `Run the same command again, or go back: ${byHand}` };
    }
    const former = bothOf(before);
    if (!former) return { code, services: 'nothing ran before, so there is no way back', next: again };
    if (request.noRollback) {
      const services = `not sent back (--no-rollback: ${request.noRollback}), unless ECS did it by itself`;
      return { code, services, next: `${again} What ran before: ${listed(before)}` };
    }
    try {
      await this.rollBack(former);
    } catch (error) {
      const services = `going back to ${listed(before)} failed, too, at: ${this.log.current}\n${reasonOfError(error)}`;
      return { code, services, next: `Correct the cause, then: ${byHand}` };
    }
    return { code, services: `run again what ran before: ${listed(former)}`, next: again };
  }

  private async rollBack(former: BothVersions): Promise<void> {
    const { steps, log } = this;
    await log.step('go back: plan', async () => {
      await steps.plan(former, 'everything');
      requireApproved(await steps.review(), this.approved);
    });
    await log.step('go back: apply', steps.apply);
    await log.step('go back: verify', steps.verify);
    steps.started.remove();
  }
}

/** @throws UserError when an image is neither asked for nor running */
function requireBoth(versions: Versions): BothVersions {
  const both = bothOf(versions);
  if (both) return both;
  throw new UserError(
    `--images leaves out an image that does not run yet.\n  got:     ${listed(versions)}\n` +
      '  allowed: both images, before the first deployment\n  fix:     --images ai-service=<version>,rails-api=<version>',
  );
}
