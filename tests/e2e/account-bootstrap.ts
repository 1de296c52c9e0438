import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapCommand } from './bootstrap/command';
import { STACK, variables } from './bootstrap/emulated-account';
import { expectEnd } from './bootstrap/expect-end';
import { ACCOUNT_ID } from './emulator';
import { emulatorOverride, writeOverride } from './overrides';

/** `npm run bootstrap` in the account of a run, where bucket and table exist and hold the team's state. */
export class AccountBootstrap {
  /** The synthesized JSON of the bootstrap, with the roles in it. */
  readonly configuration: string;
  private readonly root: string;
  private readonly command: BootstrapCommand;

  constructor(
    folder: string,
    private readonly endpoint: string,
  ) {
    const directory = join(folder, 'bootstrap');
    this.root = join(directory, 'root', 'stacks', STACK);
    this.configuration = join(this.root, 'cdk.tf.json');
    this.command = new BootstrapCommand(folder, endpoint, directory);
  }

  /** Takes bucket and table over and creates the roles; returns what Terraform says about it. */
  async takeOver(): Promise<string> {
    expectEnd(await this.command.run([]), 1, ['There are no values for the variables yet']);
    writeFileSync(join(this.root, 'terraform.tfvars'), variables(ACCOUNT_ID));
    const configuration = JSON.parse(readFileSync(this.configuration, 'utf8'));
    writeOverride(this.root, emulatorOverride(configuration, this.endpoint, 'bootstrap'));
    const finished = await this.command.run(['--yes', '--change-existing']);
    expectEnd(finished, 0, ['Apply complete!']);
    return finished.output.match(/^Apply complete!.*$/m)?.[0] ?? '';
  }

  /** Another run finds nothing to do. */
  async expectNothingLeft(): Promise<string> {
    expectEnd(await this.command.run([]), 0, ['No changes.', 'Nothing was left to do.']);
    return 'No changes.';
  }
}
