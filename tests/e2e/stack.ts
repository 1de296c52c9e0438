import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorOverride, type TerraformJson, writeOverride } from './overrides';
import { describeChanges, type PlannedChange, readChanges } from './plan-changes';
import { protectedResources, withoutProtection } from './protection';
import type { StateBackend } from './state-backend';
import type { SynthesizedStack } from './synthesis';
import type { Terraform, TerraformRoot } from './terraform';
import { type Values, writeVariables } from './variables';

/** A synthesized stack and the Terraform commands an operator runs on it. */
export class Stack {
  readonly name: string;
  /** Resources that declare `prevent_destroy`. */
  readonly protected: readonly string[];
  readonly root: TerraformRoot;
  private readonly override: object;
  private plans = 0;
  private saved = '';
  private readonly configuration: TerraformJson & { terraform: { backend: { s3: { key: string } } } };

  constructor(
    { name, folder }: SynthesizedStack,
    terraform: Terraform,
    endpoint: string,
    private readonly state: StateBackend,
    private values: Values,
  ) {
    this.name = name;
    this.root = terraform.root(folder);
    this.configuration = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
    this.override = emulatorOverride(this.configuration, endpoint, name);
    this.protected = protectedResources(this.configuration);
  }

  /** Key of its state in the bucket. */
  get stateKey(): string {
    return this.configuration.terraform.backend.s3.key;
  }

  async init(): Promise<void> {
    writeOverride(this.root.folder, this.override);
    this.setVariables({});
    await this.root.init();
  }

  /** Gives variables other values from now on, as an operator does in terraform.tfvars. */
  setVariables(values: Values): void {
    this.values = { ...this.values, ...values };
    writeVariables(this.root.folder, this.configuration, this.values);
  }

  /** Saves a plan for {@link apply}. */
  async plan(): Promise<string> {
    this.saved = this.nextPlanFile();
    return (await this.root.plan(this.saved)).summary;
  }

  /** Applies the saved plan. */
  async apply(): Promise<string> {
    return this.root.applyPlan(this.saved);
  }

  /** Applies the saved plan, of which something must fail; returns what Terraform says. */
  async applyInVain(): Promise<string> {
    return this.root.applyInVain(this.saved);
  }

  /** Plans what cannot be planned, and returns the errors. */
  async planInVain(): Promise<string> {
    const { output } = await this.root.run(['plan'], [1]);
    return output.slice(output.indexOf('Error: '));
  }

  /** What the saved plan would do. */
  async plannedChanges(): Promise<readonly PlannedChange[]> {
    return readChanges(this.root, this.saved);
  }

  /** Plans again; a plan that would change anything fails with what it would change. */
  async expectNoChanges(): Promise<string> {
    const planFile = this.nextPlanFile();
    const { changes, summary } = await this.root.plan(planFile);
    if (changes) throw new Error(await describeChanges(this.root, planFile));
    return summary;
  }

  /** While somebody else holds the state's lock, a plan stops and says so. */
  async expectLockRespected(): Promise<void> {
    const { output } = await this.state.whileLocked(this.stateKey, () => this.root.run(['plan'], [1]));
    assert.match(output, /Error acquiring the state lock/);
    assert.match(output, /a colleague/, 'Terraform does not say who holds the lock');
  }

  /** Protected resources stop a destroy before anything happens. */
  async expectDestroyRefused(): Promise<void> {
    // Without refresh: the protection is checked before anything is asked of AWS.
    const { output } = await this.root.run(['plan', '-destroy', '-refresh=false', '-lock=false'], [1]);
    const refused = [...output.matchAll(/Resource\s+(\S+)\s+has\s+lifecycle\.prevent_destroy\s+set/g)];
    assert.match(output, /Instance cannot be destroyed/);
    const addresses = refused.map(([, address]) => address ?? '');
    // Terraform does not get to a key whose database or bucket it has refused already.
    const unreached = this.protected.filter(
      (it) => !addresses.includes(it) && !it.startsWith('aws_kms_key.'),
    );
    assert.deepEqual(unreached, [], 'these may be destroyed');
    assert.deepEqual(
      addresses.filter((it) => !this.protected.includes(it)),
      [],
    );
  }

  /** Takes the protection away, in AWS too. */
  async unprotect(): Promise<string> {
    writeOverride(this.root.folder, withoutProtection(this.override, this.protected));
    return this.root.apply();
  }

  /** Destroys everything; nothing is left in the state. */
  async destroy(): Promise<string> {
    const summary = await this.root.destroy();
    assert.deepEqual(await this.state.resources(this.stateKey), [], `${this.stateKey} still has resources`);
    return summary;
  }

  /** Every plan keeps its file: none of them may hold a secret. */
  private nextPlanFile(): string {
    this.plans += 1;
    return `tfplan-${this.plans}`;
  }
}
