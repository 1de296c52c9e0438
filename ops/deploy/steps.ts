import type { ReviewedChange } from '../plan-review/review';
import type { BothVersions, Versions } from './request';
import type { StartedDeployment } from './started-deployment';

/** What is planned of the application: all of it, or the migration's task definition and its cluster only. */
export type Part = 'everything' | 'migration';

/**
 * Everything that a deployment does outside of its own order. Each rejects with an error that says why it failed; what a step
 * has done until then, stays done.
 */
export interface DeploySteps {
  /** Writes the Terraform JSON. */
  readonly synthesize: () => Promise<void>;
  /** Digests of images that exist, are for the processor of the tasks and have no critical vulnerability. */
  readonly check: (versions: BothVersions) => Promise<BothVersions>;
  /** Digests of images that exist and are for the processor of the tasks. */
  readonly find: (versions: BothVersions) => Promise<BothVersions>;
  /** What the services run now, by digest or tag; empty before the first deployment. */
  readonly running: () => Promise<Versions>;
  /** Saves a plan with these images. */
  readonly plan: (images: BothVersions, part: Part) => Promise<void>;
  /** Shows what the saved plan changes; rejects when it would lose data. */
  readonly review: () => Promise<readonly ReviewedChange[]>;
  /** Asks whether to go on; rejects when the answer is no. */
  readonly confirm: (question: string) => Promise<void>;
  /** Applies the saved plan. */
  readonly apply: () => Promise<void>;
  /** Runs the migration to its end; rejects unless its exit code is 0. */
  readonly migrate: () => Promise<void>;
  /** Waits until what was applied runs and is healthy. */
  readonly verify: () => Promise<void>;
  /** Keeps the images that run from expiring. */
  readonly keep: () => Promise<void>;
  /** Writes the images into the operator's variables; says where, or why it did not. */
  readonly remember: (images: BothVersions) => Promise<string>;
  /** The deployment that was started and not ended on this machine. */
  readonly started: {
    readonly read: () => StartedDeployment | undefined;
    readonly write: (deployment: StartedDeployment) => void;
    readonly remove: () => void;
  };
  /** Whether somebody pressed Ctrl-C or sent SIGTERM. */
  readonly interrupted: () => boolean;
}
