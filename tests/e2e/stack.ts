import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorOverride, type TerraformJson, writeOverride } from './overrides';
import { PlannedRoot, WITHOUT_REFRESH } from './planned-root';
import { leftByDestroy, protectedResources, withoutProtection } from './protection';
import type { StateBackend } from './state-backend';
import type { SynthesizedStack } from './synthesis';
import type { Terraform } from './terraform';
import { type Values, writeVariables } from './variables';

/** A synthesized stack and the Terraform commands an operator runs on it. */
export class Stack extends PlannedRoot {
  readonly name: string;
  /** Resources that declare `prevent_destroy`. */
  readonly protected: readonly string[];
  private readonly override: object;
  private isInitialized = false;
  private readonly configuration: TerraformJson & { terraform: { backend: { s3: { key: string } } } };

  constructor(
    { name, folder }: SynthesizedStack,
    terraform: Terraform,
    endpoint: string,
    state: StateBackend,
    private values: Values,
  ) {
    super(terraform.root(folder), state);
    this.name = name;
    this.configuration = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
    this.override = emulatorOverride(this.configuration, endpoint, name);
    this.protected = protectedResources(this.configuration);
  }

  /** Key of its state in the bucket. */
  get stateKey(): string {
    return this.configuration.terraform.backend.s3.key;
  }

  /** Prepares it for its first command; later calls do nothing. */
  async init(): Promise<void> {
    if (this.isInitialized) return;
    this.isInitialized = true;
    writeOverride(this.root.folder, this.override);
    this.setVariables({});
    await this.root.init();
  }

  /** Gives variables other values from now on, as an operator does in terraform.tfvars. */
  setVariables(values: Values): void {
    this.values = { ...this.values, ...values };
    writeVariables(this.root.folder, this.configuration, this.values);
  }

  /** Plans what cannot be planned, and returns the errors. */
  async planInVain(): Promise<string> {
    const { output } = await this.root.run(['plan'], [1]);
    return output.slice(output.indexOf('Error: '));
  }

  /** While somebody else holds the state's lock, a plan stops and says so. */
  async expectLockRespected(): Promise<void> {
    const { output } = await this.state.whileLocked(this.stateKey, () => this.root.run(['plan'], [1]));
    assert.match(output, /Error acquiring the state lock/);
    assert.match(output, /a colleague/, 'Terraform does not say who holds the lock');
  }

  /** Protected resources stop a destroy before anything happens. */
  async expectDestroyRefused(): Promise<void> {
    const addresses = await this.planDestroyInVain();
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
    const addresses = [...this.protected, ...leftByDestroy(this.configuration)];
    writeOverride(this.root.folder, withoutProtection(this.override, addresses));
    return this.root.apply(WITHOUT_REFRESH);
  }
}
