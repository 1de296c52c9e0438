import { keepLockFile, placeLockFile } from '../toolbox/lock-file';
import {
  hasSavedPlan,
  type Origin,
  PLAN,
  planPath,
  recordOrigin,
  removeSavedPlan,
} from '../toolbox/saved-plan';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { pluginOption, type Run, terraform } from '../toolbox/terraform';
import { variablesOption } from '../toolbox/variables';
import type { Request } from './request';

/** Exit code of `terraform plan -detailed-exitcode` when something would change. */
export const CHANGES = 2;

/** How Terraform is run here. */
export interface RunSettings {
  readonly run: Run;
  /** Prints a line. */
  readonly print: (line: string) => void;
  /** Nobody to ask: no questions, no provider that is not locked. */
  readonly ci: boolean;
  /** Whether Terraform prints colors. */
  readonly color: boolean;
  /** Folder to install providers from. @default HashiCorp's registry */
  readonly pluginMirror?: string;
  /** How to go back from the saved plan of a root, in lines. */
  readonly wayBack: (root: SynthesizedRoot) => Promise<readonly string[]>;
  /** Folder of the committed lock files. @default locks/ of the project */
  readonly locks?: string;
}

/** Terraform's commands on one stack; each returns the exit code. */
export class RootCommands {
  constructor(
    private readonly root: SynthesizedRoot,
    private readonly request: Request,
    private readonly settings: RunSettings,
  ) {}

  /** Prepares backend and providers, as the committed lock file has them. */
  async init(): Promise<number> {
    const { name, folder } = this.root;
    const { ci, pluginMirror, locks, print } = this.settings;
    placeLockFile(name, folder, ci, locks);
    const code = await this.terraform(
      'init',
      ...(ci ? ['-lockfile=readonly'] : []),
      ...pluginOption(pluginMirror),
    );
    const changed = code === 0 && !ci ? keepLockFile(name, folder, locks) : undefined;
    if (changed) print(`\n${changed} has new checksums: commit it.`);
    return code;
  }

  /**
   * Saves a plan. Nothing is saved of one that fails: Terraform keeps what it had planned until the error.
   * @param origin what it is made from
   */
  async plan(origin: Origin): Promise<number> {
    const { detailedExitCode, terraformArguments } = this.request;
    removeSavedPlan(this.root);
    const code = await this.terraform(
      'plan',
      ...variablesOption(this.root),
      `-out=${PLAN}`,
      ...(detailedExitCode ? ['-detailed-exitcode'] : []),
      ...terraformArguments,
    );
    const { name, environment, role } = this.root;
    if (code === 0 || (detailedExitCode && code === CHANGES)) {
      recordOrigin(this.root, origin);
      this.settings.print(
        `\nSaved ${planPath(this.root)}. Apply it: npx bmo tf ${environment} apply ${role}`,
      );
    } else {
      removeSavedPlan(this.root);
      this.settings.print(
        `\nThe plan of ${name} failed, and nothing was saved. Correct what Terraform says above, then plan again: ` +
          `npx bmo tf ${environment} plan ${role}`,
      );
    }
    return code;
  }

  /** Applies the saved plan, and says how to go back from it; without one, Terraform plans and asks. */
  async apply(): Promise<number> {
    const { terraformArguments } = this.request;
    if (!hasSavedPlan(this.root)) {
      return this.terraform('apply', ...variablesOption(this.root), ...terraformArguments);
    }
    // The plan is gone after its apply.
    const wayBack = await this.settings.wayBack(this.root);
    const code = await this.terraform('apply', ...terraformArguments, PLAN);
    if (code !== 0) return code;
    removeSavedPlan(this.root);
    if (wayBack.length > 0) this.settings.print(`\n${wayBack.join('\n')}`);
    return code;
  }

  /** Destroys what Terraform and AWS let go of; Terraform asks. */
  async destroy(): Promise<number> {
    this.settings.print(
      '\nWhat is protected refuses to be destroyed. docs/runbooks/data.md says how to lift that.',
    );
    const { terraformArguments } = this.request;
    const code = await this.terraform('destroy', ...variablesOption(this.root), ...terraformArguments);
    if (code === 0) removeSavedPlan(this.root);
    return code;
  }

  private terraform(verb: string, ...args: readonly string[]): Promise<number> {
    const { ci, color, run } = this.settings;
    const options = [...(ci ? ['-input=false'] : []), ...(ci || !color ? ['-no-color'] : [])];
    return run(terraform(this.root.folder, verb, ...options, ...args));
  }
}
