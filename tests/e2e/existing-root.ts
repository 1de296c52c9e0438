import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyModulesOfTheTeam } from './hcl-root/files';
import { backendSettings, providerOverride, writeOverride } from './overrides';
import { describeChanges } from './plan-changes';
import type { StateBackend } from './state-backend';
import type { Terraform, TerraformRoot } from './terraform';

/** Key of the team's own state; no stack of this project ever writes it. */
export const STATE_KEY = 'prod/terraform.tfstate';
const CALLER = 'existing-root';

/** The team's own Terraform root, which lives beside our stacks and must never notice them. */
export class ExistingRoot {
  private readonly root: TerraformRoot;
  private fingerprint = '';

  constructor(
    terraform: Terraform,
    folder: string,
    private readonly endpoint: string,
    private readonly state: StateBackend,
  ) {
    this.root = terraform.root(join(folder, 'existing-root'));
  }

  /** Brings up what exists before our stacks do. */
  async apply(): Promise<string> {
    const { folder } = this.root;
    cpSync(join(__dirname, 'existing-root'), folder, { recursive: true });
    copyModulesOfTheTeam(join(folder, 'modules'));
    writeOverride(folder, providerOverride([undefined], this.endpoint, CALLER));
    // The backend's own settings stay in the root; these come on top, as an operator may give them.
    const backend = join(folder, 'emulator.tfbackend.json');
    writeFileSync(backend, JSON.stringify(backendSettings(this.endpoint, CALLER)));
    await this.root.init(`-backend-config=${backend}`);
    const summary = await this.root.apply();
    this.fingerprint = await this.state.fingerprint(STATE_KEY);
    return summary;
  }

  /** The root still plans no change and its state has the very bytes it had before our stacks. */
  async expectUntouched(): Promise<string> {
    const { changes, summary } = await this.root.plan('tfplan');
    assert.ok(!changes, changes ? await describeChanges(this.root, 'tfplan') : '');
    assert.equal(await this.state.fingerprint(STATE_KEY), this.fingerprint, `${STATE_KEY} was rewritten`);
    return summary;
  }

  async destroy(): Promise<string> {
    return this.root.destroy();
  }
}
