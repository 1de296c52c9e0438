import { availableParallelism } from 'node:os';
import { type Claim, claimsOf } from './claims';
import { Missing } from './requirements';

/** A step failed, or was not begun because another one had: what there is to say has been printed. */
export class Reported extends Error {}

/** What a step may say about itself, printed after its name. */
export type Say = (summary: string) => void;

/**
 * Runs the steps of a part and prints one line for each: seconds, part, name, summary. Once a step has failed no
 * other one of the part starts, so that parallel branches end soon after the failure that matters.
 */
export class Steps {
  private failed = false;
  private readonly proved = new Set<Claim>();

  /** @param part name of the part, at the beginning of its lines */
  constructor(private readonly part: string) {}

  /** Claims of the part that no step has proved yet. */
  get unproved(): readonly Claim[] {
    return claimsOf(this.part).filter((claim) => !this.proved.has(claim));
  }

  /** Runs one step that proves a claim when it succeeds. */
  async prove<T>(claim: Claim, name: string, work: (say: Say) => Promise<T>): Promise<T> {
    const result = await this.step(name, work);
    this.proved.add(claim);
    return result;
  }

  /** Runs one step; its failure is printed with its message. */
  async step<T>(name: string, work: (say: Say) => Promise<T>): Promise<T> {
    if (this.failed) throw new Reported();
    const started = performance.now();
    let summary = '';
    try {
      const result = await work((text) => {
        summary = text;
      });
      console.log(`${this.line(started, name.padEnd(54))}  ${summary}`.trimEnd());
      return result;
    } catch (error) {
      // A step that was running when another one failed still tells why it failed itself.
      this.failed = true;
      console.log(`${this.line(started, name)}  FAILED\n\n${indented(messageOf(error))}\n`);
      throw new Reported(name, { cause: error });
    }
  }

  /** Runs branches side by side, waits for all of them, and fails if one of them did. */
  async together(...branches: readonly (() => Promise<unknown>)[]): Promise<void> {
    const results = await Promise.allSettled(branches.map((branch) => branch()));
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    // A failure outside every step comes first: nobody has printed it yet.
    if (reasons.length > 0) throw reasons.find((reason) => !(reason instanceof Reported)) ?? reasons[0];
  }

  /**
   * Does the same with each of several, as many at a time as there are cores: a provider keeps one busy. The first
   * goes alone, so that a provider that has to be downloaded is downloaded once.
   */
  async forEach<T>([first, ...others]: readonly T[], work: (each: T) => Promise<unknown>): Promise<void> {
    if (first !== undefined) await work(first);
    const lane = async () => {
      for (let next = others.shift(); next !== undefined; next = others.shift()) await work(next);
    };
    await this.together(...Array.from({ length: availableParallelism() }, () => lane));
  }

  private line(started: number, name: string): string {
    return `${seconds(started)}  ${this.part.padEnd(8)}  ${name}`;
  }
}

/** Ends the process with exit code 1, and prints what no step has printed. */
export function reportFailure(error: unknown): void {
  process.exitCode = 1;
  // What is missing is one sentence; anything else is a defect and keeps its trace.
  if (!(error instanceof Reported)) console.error(error instanceof Missing ? error.message : error);
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1).padStart(7)} s`;
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');
