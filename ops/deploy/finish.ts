import { EXIT, type ExitCode } from '../cli/exit-codes';
import { listed, reasonOfError } from './outcome';
import type { BothVersions } from './request';
import type { StepLog } from './step-log';
import type { DeploySteps } from './steps';

/** What runs and is healthy. */
interface Deployed {
  readonly environment: string;
  readonly images: BothVersions;
  /** Said after that. */
  readonly more: string;
}

/**
 * Ends a deployment or a rollback that has succeeded. Nothing from here on takes it back.
 * @returns the exit code
 */
export async function finish(
  { environment, images, more }: Deployed,
  steps: Pick<DeploySteps, 'started' | 'keep' | 'remember'>,
  log: StepLog,
): Promise<ExitCode> {
  try {
    await log.step('keep the images from expiring', steps.keep);
    log.print(`  ${await log.step('write down the images', () => steps.remember(images))}`);
    steps.started.remove();
  } catch (error) {
    log.print(
      `\n${reasonOfError(error)}\n\n${environment} runs ${listed(images)} and is healthy. What is left: ${log.current}. ` +
        'Correct the cause, then run the same command again.',
    );
    return EXIT.failed;
  }
  log.print(`\n${environment} runs ${listed(images)}. ${more}`);
  return EXIT.ok;
}
