import { join } from 'node:path';
import { BootstrapCommand } from './bootstrap/command';
import { expectEnd } from './bootstrap/expect-end';
import { RootFolder } from './bootstrap/root-folder';

/** `npx bmo bootstrap` in the account of a run, where bucket and table exist and hold the team's state. */
export class AccountBootstrap {
  private readonly root: RootFolder;
  private readonly command: BootstrapCommand;

  constructor(
    folder: string,
    private readonly endpoint: string,
  ) {
    const directory = join(folder, 'bootstrap');
    this.root = new RootFolder(directory);
    this.command = new BootstrapCommand(folder, endpoint, directory);
  }

  /** Path of the synthesized JSON of the bootstrap, with the roles in it. */
  get configuration(): string {
    return this.root.json;
  }

  /** Takes bucket and table over and creates the roles; returns what Terraform says about it. */
  async importAccount(): Promise<string> {
    expectEnd(await this.command.run([]), 1, ['There are no values for the variables yet']);
    this.root.prepare(this.endpoint);
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
