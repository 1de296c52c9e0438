import { UserError } from '../../modules/shared/user-error';
import { type Plan, planSchema } from '../toolbox/plan-json';
import {
  asTyped,
  type Command,
  pluginOption,
  type Read,
  type Run,
  type RunToFile,
  readOutput,
  runOnTerminal,
  runToFile,
  terraform,
  terraformShow,
} from '../toolbox/terraform';

/** Exit code of `terraform plan -detailed-exitcode` when the plan has changes. */
const HAS_CHANGES = 2;

/** How commands are run. */
interface Runners {
  readonly run: Run;
  readonly runToFile: RunToFile;
  readonly read: Read;
}

/** How Terraform is run here. */
export interface TerraformSettings {
  /** Whether it prints colors. */
  readonly color: boolean;
  /** Folder to install providers from. @default HashiCorp's registry */
  readonly pluginMirror?: string;
}

/** Terraform in the folder of the bootstrap root. What changes something is printed before it runs. */
export class BootstrapTerraform {
  constructor(
    private readonly folder: string,
    private readonly settings: TerraformSettings,
    private readonly runners: Runners = { run: runOnTerminal, runToFile, read: readOutput },
  ) {}

  /**
   * Prepares providers and backend, with an option that says what becomes of an earlier backend.
   * @throws UserError when it fails
   */
  async init(...options: readonly string[]): Promise<void> {
    const mirror = pluginOption(this.settings.pluginMirror);
    await this.run(['init', '-input=false', ...this.colors, ...options, ...mirror]);
  }

  /**
   * Runs a command.
   * @throws UserError when it fails
   */
  async run(args: readonly string[]): Promise<void> {
    const command = terraform(this.folder, ...args);
    this.requireCode(command, await this.runners.run(command), [0]);
  }

  /**
   * Saves a plan, and returns whether it has changes.
   * @param text file that the plan is written to as text: it has thousands of lines
   * @throws UserError when it fails
   */
  async plan(planFile: string, text: string, variables: readonly string[]): Promise<boolean> {
    const options = ['-input=false', '-no-color', '-detailed-exitcode', `-out=${planFile}`];
    const command = terraform(this.folder, 'plan', ...options, ...variables);
    const code = await this.runners.runToFile(command, text);
    this.requireCode(command, code, [0, HAS_CHANGES]);
    return code === HAS_CHANGES;
  }

  /**
   * Applies a saved plan.
   * @throws UserError when it fails
   */
  async apply(planFile: string): Promise<void> {
    await this.run(['apply', '-input=false', ...this.colors, planFile]);
  }

  private get colors(): readonly string[] {
    return this.settings.color ? [] : ['-no-color'];
  }

  private requireCode(command: Command, code: number, codes: readonly number[]): void {
    if (codes.includes(code)) return;
    throw new UserError(
      `This command ended with exit code ${code}; Terraform says why above:\n  ${asTyped(command)}\n` +
        'What was done until then is in the state: run `npx bmo bootstrap` again, it continues from there.',
    );
  }

  /**
   * Reads a saved plan.
   * @throws UserError when Terraform cannot read it
   */
  readPlan(planFile: string): Promise<Plan> {
    return terraformShow(this.folder, planSchema, planFile, this.runners.read);
  }
}
