import { Reported, Steps } from './steps';

/** Minutes that a part may take before the report points at it. Never a failure: machines differ. */
const BUDGET_MINUTES = 12;

interface PartRun {
  readonly steps: Steps;
  seconds: number;
  failed: boolean;
}

/** Runs parts side by side, without letting the failure of one hide what the others found. */
export class Parts {
  private readonly runs = new Map<string, PartRun>();

  /**
   * Runs a part, or more of it, and returns whether it succeeded. A failure is printed, and is part of
   * {@link report}; after it nothing more of the part is run.
   */
  async run(name: string, work: (steps: Steps) => Promise<void>): Promise<boolean> {
    const run = this.runOf(name);
    if (run.failed) return false;
    const started = performance.now();
    try {
      await work(run.steps);
    } catch (error) {
      run.failed = true;
      if (!(error instanceof Reported)) console.error(error);
    }
    run.seconds += (performance.now() - started) / 1000;
    return !run.failed;
  }

  /** Steps of a part. */
  steps(name: string): Steps {
    return this.runOf(name).steps;
  }

  /** Prints minutes and result of every part. Fails if one failed, or succeeded without proving all its claims. */
  report(): void {
    console.log('\nMinutes of each part:');
    for (const [name, { steps, seconds, failed }] of this.runs) {
      const minutes = seconds / 60;
      const late = minutes > BUDGET_MINUTES ? `  OVER ITS BUDGET OF ${BUDGET_MINUTES} MINUTES` : '';
      const missing = steps.unproved.length > 0 ? `  not proved: ${steps.unproved.join(', ')}` : '';
      console.log(
        `${minutes.toFixed(1).padStart(7)}  ${name.padEnd(8)}  ${failed ? 'FAILED' : 'passed'}${late}${missing}`,
      );
    }
    const incomplete = [...this.runs.values()].some(
      ({ steps, failed }) => failed || steps.unproved.length > 0,
    );
    if (incomplete) throw new Reported();
  }

  private runOf(name: string): PartRun {
    const run = this.runs.get(name) ?? { steps: new Steps(name), seconds: 0, failed: false };
    this.runs.set(name, run);
    return run;
  }
}
