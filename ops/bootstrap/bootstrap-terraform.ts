import { UserError } from '../../modules/shared/user-error';
import { type Plan, planSchema } from '../toolbox/plan-json';
import {
  asTyped,
  pluginOption,
  type Read,
  type Run,
  readOutput,
  runOnTerminal,
  terraform,
  terraformShow,
} from '../toolbox/terraform';

/** How commands are run. */
interface Runners {
  readonly run: Run;
  readonly read: Read;
}

/** Terraform in the folder of the bootstrap root. What changes something is printed before it runs. */
export class BootstrapTerraform {
  constructor(
    private readonly folder: string,
    /** Folder to install providers from. @default HashiCorp's registry */
    private readonly pluginMirror?: string,
    private readonly runners: Runners = { run: runOnTerminal, read: readOutput },
  ) {}

  /**
   * Prepares providers and backend, with an option that says what becomes of an earlier backend.
   * @throws UserError when it fails
   */
  async init(...options: readonly string[]): Promise<void> {
    await this.run(['init', '-input=false', ...options, ...pluginOption(this.pluginMirror)]);
  }

  /**
   * Runs a command, and returns which of the exit codes `codes` it ended with.
   * @throws UserError for any other code
   */
  async run(args: readonly string[], codes: readonly number[] = [0]): Promise<number> {
    const command = terraform(this.folder, ...args);
    const code = await this.runners.run(command);
    if (codes.includes(code)) return code;
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
