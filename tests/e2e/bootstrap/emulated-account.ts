import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Aws, connectTo } from '../aws';
import { type Emulator, startEmulator } from '../emulator';
import type { Finished } from '../processes';
import { StateBackend } from '../state-backend';
import type { Steps } from '../steps';
import { Terraform, type TerraformRoot } from '../terraform';
import { CallLog } from './call-log';
import { BootstrapCommand } from './command';
import { expectEnd } from './expect-end';
import { RootFolder } from './root-folder';

/** Key of the state of the bootstrap. */
export const STATE_KEY = 'terraform-state-bootstrap/terraform.tfstate';

/** What an {@link EmulatedAccount} needs. */
export interface AccountProps {
  /** Name of the scenario. */
  readonly name: string;
  readonly python: string;
  /** Folder of the account; it is created. */
  readonly folder: string;
  /** Calls that are refused once. @default none */
  readonly failOnce?: readonly string[];
}

/** An AWS account of its own, and somebody who bootstraps it. */
export class EmulatedAccount {
  private readonly root: RootFolder;

  private constructor(
    readonly folder: string,
    private readonly emulator: Emulator,
    readonly aws: Aws,
    readonly state: StateBackend,
    readonly calls: CallLog,
    readonly command: BootstrapCommand,
    private readonly terraformOf: Terraform,
  ) {
    this.root = new RootFolder(join(folder, 'work'));
  }

  /** Starts an emulator, synthesizes the root and leads it there. */
  static create(steps: Steps, props: AccountProps): Promise<EmulatedAccount> {
    return steps.step(`${props.name}: emulator, first synthesis`, () => EmulatedAccount.start(props));
  }

  private static async start({ python, folder, failOnce = [] }: AccountProps): Promise<EmulatedAccount> {
    mkdirSync(folder);
    const emulator = await startEmulator(python, folder, failOnce);
    const { endpoint } = emulator;
    const aws = connectTo(endpoint);
    const terraform = await Terraform.find(folder);
    const command = new BootstrapCommand(folder, endpoint, join(folder, 'work'));
    const calls = new CallLog(join(folder, 'aws-calls.jsonl'));
    const account = new EmulatedAccount(
      folder,
      emulator,
      aws,
      new StateBackend(aws),
      calls,
      command,
      terraform,
    );
    await account.prepare();
    return account;
  }

  /** Address of every AWS service. */
  get endpoint(): string {
    return this.emulator.endpoint;
  }

  /** The root, for what an operator does by hand. */
  get terraform(): TerraformRoot {
    return this.terraformOf.root(this.root.path);
  }

  /** State until it is in the bucket. */
  get localState(): string {
    return join(this.folder, 'work', 'terraform.tfstate');
  }

  /** Addresses of all resources of the root, sorted. */
  get addresses(): readonly string[] {
    const types = Object.entries(this.root.configuration.resource ?? {});
    return types.flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`)).sort();
  }

  /** Runs the command, and fails unless it ends with `code` and prints all of `texts`. */
  async expectRun(
    code: number,
    texts: readonly (string | RegExp)[],
    ...args: readonly string[]
  ): Promise<Finished> {
    const finished = await this.command.run(args);
    // What the emulator lacks it answers with 500; only its own output says which operation that was.
    const complaints = this.emulator.complaints();
    const output = complaints
      ? `${finished.output}\nThe emulator's last words:\n${complaints}`
      : finished.output;
    return expectEnd({ ...finished, output }, code, texts);
  }

  /** Runs the command, which must refuse without changing anything. */
  async expectRefusal(texts: readonly (string | RegExp)[], ...args: readonly string[]): Promise<void> {
    const before = this.calls.length;
    await this.expectRun(1, texts, ...args);
    assert.deepEqual(this.calls.writesSince(before), [], 'a refusal changed something');
  }

  /** Everything is there, the state is in the bucket and nowhere else, and another run has nothing to do. */
  async expectDone(): Promise<void> {
    const resources = await this.state.resources(STATE_KEY);
    assert.deepEqual(resources.map(({ address }) => address).sort(), this.addresses);
    assert.ok(!existsSync(this.localState), 'the local state is still there');
    const before = this.calls.length;
    await this.expectRun(0, ['No changes.', 'Nothing was left to do.']);
    assert.deepEqual(this.calls.writesSince(before), [], 'a run without changes wrote something');
  }

  /** The first run has no values yet: it synthesizes and says what to fill in. */
  private async prepare(): Promise<void> {
    const example = join(this.root.path, 'terraform.tfvars.example');
    await this.expectRun(1, ['There are no values for the variables yet', example]);
    assert.ok(existsSync(example), `there is no ${example}`);
    this.root.prepare(this.endpoint);
  }
}
