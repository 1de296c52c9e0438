import assert from 'node:assert/strict';
import { describeChanges, type PlannedChange, readChanges } from './plan-changes';
import type { StateBackend } from './state-backend';
import type { TerraformRoot } from './terraform';

/** What the last plan or apply has shown to be as it was: nothing is asked of AWS again. */
export const WITHOUT_REFRESH = '-refresh=false';

/** A root with its state in the bucket. Every plan keeps its file: none of them may hold a secret. */
export abstract class PlannedRoot {
  private plans = 0;
  private saved = '';

  constructor(
    readonly root: TerraformRoot,
    protected readonly state: StateBackend,
  ) {}

  /** Key of its state in the bucket. */
  abstract get stateKey(): string;

  /** Saves a plan for {@link apply}; `options` such as {@link WITHOUT_REFRESH}. */
  async plan(...options: readonly string[]): Promise<string> {
    this.saved = this.nextPlanFile();
    return (await this.root.plan(this.saved, ...options)).summary;
  }

  /** What the saved plan would do. */
  async plannedChanges(): Promise<readonly PlannedChange[]> {
    return readChanges(this.root, this.saved);
  }

  /** Applies the saved plan. */
  async apply(): Promise<string> {
    return this.root.applyPlan(this.saved);
  }

  /** Applies the saved plan, of which something must fail; returns what Terraform says. */
  async applyInVain(): Promise<string> {
    return this.root.applyInVain(this.saved);
  }

  /** Stores in the state what has changed outside of Terraform, and changes nothing in AWS. */
  async refresh(): Promise<string> {
    return this.root.apply('-refresh-only');
  }

  /** Plans again; a plan that would change anything fails with what it would change. */
  async expectNoChanges(): Promise<string> {
    const planFile = this.nextPlanFile();
    const { changes, summary } = await this.root.plan(planFile);
    if (changes) throw new Error(await describeChanges(this.root, planFile));
    return summary;
  }

  /** Plans to destroy everything, which must be refused; returns what refuses. Terraform does not get to all that would. */
  protected async planDestroyInVain(): Promise<readonly string[]> {
    // Without refresh: the protection is checked before anything is asked of AWS.
    const { output } = await this.root.run(['plan', '-destroy', WITHOUT_REFRESH, '-lock=false'], [1]);
    assert.match(output, /Instance cannot be destroyed/);
    const refused = [...output.matchAll(/Resource\s+(\S+)\s+has\s+lifecycle\.prevent_destroy\s+set/g)];
    return refused.map(([, address]) => address ?? '');
  }

  /** Destroys everything; nothing is left in the state. */
  async destroy(): Promise<string> {
    const summary = await this.root.destroy(WITHOUT_REFRESH);
    assert.deepEqual(await this.state.resources(this.stateKey), [], `${this.stateKey} still has resources`);
    return summary;
  }

  private nextPlanFile(): string {
    this.plans += 1;
    return `tfplan-${this.plans}`;
  }
}
