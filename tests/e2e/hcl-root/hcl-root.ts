import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backendSettings, providerOverride, writeOverride } from '../overrides';
import type { PlannedChange } from '../plan-changes';
import { PlannedRoot, WITHOUT_REFRESH } from '../planned-root';
import { run, tail } from '../processes';
import { PROJECT } from '../project';
import { leftByDestroy, protectedResources, withoutProtection } from '../protection';
import type { StateBackend } from '../state-backend';
import type { Terraform } from '../terraform';
import type { Values } from '../variables';
import { copyRoot, OF_THE_TEAM, repositoryIn } from './files';

const CALLER = 'hcl-root';

/** A root in HCL that calls the modules. */
export interface HclRootProps {
  /** Folder of its files, which are copied. */
  readonly configuration: string;
  /** Key of its state. */
  readonly stateKey: string;
  /** Further configurations of the provider. */
  readonly aliases: readonly string[];
  /** Values of its variables. */
  readonly values: Values;
}

/** Where a root is applied. */
export interface Account {
  readonly terraform: Terraform;
  /** Folder for everything that is written. */
  readonly folder: string;
  readonly endpoint: string;
  readonly state: StateBackend;
}

/** A root in a folder of its own, beside the modules, and what a team does with it. */
export class HclRoot extends PlannedRoot {
  private readonly modules: string;
  private values: Values;

  constructor(
    private readonly account: Account,
    private readonly props: HclRootProps,
  ) {
    const { root, modules } = repositoryIn(account.folder, props.configuration);
    super(account.terraform.root(root), account.state);
    this.modules = modules;
    this.values = props.values;
  }

  /** Key of its state in the bucket. */
  get stateKey(): string {
    return this.props.stateKey;
  }

  /** Copies the root and writes the modules beside the team's, as the example's README says. */
  async write(): Promise<string> {
    copyRoot(this.account.folder, this.props.configuration);
    const { code, output } = await run(
      process.execPath,
      ['--require', 'tsx/cjs', 'ops/modules/main.ts', '--outdir', this.modules],
      { cwd: PROJECT },
    );
    assert.equal(code, 0, tail(output));
    return output.trim().replace(/ in .*/, '');
  }

  async init(): Promise<void> {
    const { folder } = this.root;
    const { endpoint } = this.account;
    writeOverride(folder, providerOverride([undefined, ...this.props.aliases], endpoint, CALLER));
    const backend = join(folder, 'emulator.tfbackend.json');
    writeFileSync(backend, JSON.stringify(backendSettings(endpoint, CALLER)));
    this.setVariables({});
    await this.root.init(`-backend-config=${backend}`);
  }

  /** Gives variables other values from now on, as a team does in terraform.tfvars. */
  setVariables(values: Values): void {
    this.values = { ...this.values, ...values };
    writeFileSync(join(this.root.folder, 'e2e.auto.tfvars.json'), JSON.stringify(this.values, null, 2));
  }

  /** Plans and applies; returns what was planned and Terraform's summary. */
  async planAndApply(): Promise<{ readonly changes: readonly PlannedChange[]; readonly summary: string }> {
    await this.plan();
    return { changes: await this.plannedChanges(), summary: await this.apply() };
  }

  /** Plans with values that cannot be, and returns the errors as one line; the values of before hold on. */
  async expectRefused(wrong: Values): Promise<string> {
    const right = this.values;
    this.setVariables(wrong);
    const { output } = await this.root.run(['plan', WITHOUT_REFRESH, '-lock=false'], [1]);
    this.values = right;
    this.setVariables({});
    return output.slice(output.indexOf('Error: ')).replace(/[│╷╵]/g, '').replace(/\s+/g, ' ');
  }

  /** Protected resources stop a destroy before anything happens; returns those that say so. */
  async expectDestroyRefused(): Promise<readonly string[]> {
    return this.planDestroyInVain();
  }

  /** Takes the protection away in every module, in AWS too. */
  async unprotect(): Promise<string> {
    for (const module of readdirSync(this.modules).filter((name) => !OF_THE_TEAM.includes(name))) {
      const folder = join(this.modules, module);
      const configuration = JSON.parse(readFileSync(join(folder, 'main.tf.json'), 'utf8'));
      const addresses = [...protectedResources(configuration), ...leftByDestroy(configuration)];
      if (addresses.length > 0) writeOverride(folder, withoutProtection({}, addresses));
    }
    return this.root.apply(WITHOUT_REFRESH);
  }
}
