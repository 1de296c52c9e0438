import { join } from 'node:path';
import { parse } from '../../../ops/cli/parse';
import { command } from '../../../ops/tf/command';
import { requestOf } from '../../../ops/tf/request';
import { type Dependencies, runStacks } from '../../../ops/tf/run-stacks';
import { asTyped, type Command } from '../../../ops/toolbox/terraform';
import { ProjectFolder } from './project-folder';

/** Folders of the two stacks. */
export const FOUNDATION = 'cdktf.out/stacks/site-test-foundation';
export const APPLICATION = 'cdktf.out/stacks/site-test-application';
/** Variables of the application. */
export const VARIABLES = 'environments/test.application.tfvars';

/** The command, also for an environment that environments/ does not have. */
const ANY_ENVIRONMENT = {
  ...command,
  positionals: { ...command.positionals, environment: { type: 'string', demandOption: true } },
} as const;

/** What is different from when everything goes well. */
type Changes = Partial<Omit<Dependencies, 'aws'>> & { readonly aws?: Partial<Dependencies['aws']> };

/** `npx bmo tf` in a temporary project, with a Terraform that only leaves files behind, and an AWS that is content. */
export class TfSession {
  readonly project = new ProjectFolder();
  /** What was run, and after `#` what was printed, in order. */
  log: string[] = [];
  /** Exit codes by the beginning of the command, without `terraform -chdir=cdktf.out/stacks/`. */
  codes: Record<string, number> = {};
  /** SHA-256 of the foundation's outputs; undefined before its first apply. */
  outputs: string | undefined = 'a'.repeat(64);

  constructor() {
    this.project.write(VARIABLES, 'image_tag = "5c1d0e7"\n');
  }

  /** Does what the command line says, and returns the exit code. */
  async tf(line: string, changes: Changes = {}): Promise<number> {
    const { args, rest } = await parse(ANY_ENVIRONMENT, line.split(' '));
    return runStacks(requestOf(args, rest), this.dependencies(changes));
  }

  get commands(): readonly string[] {
    return this.log.filter((line) => !line.startsWith('#'));
  }

  get printed(): readonly string[] {
    return this.log.filter((line) => line.startsWith('#'));
  }

  private dependencies(changes: Changes): Dependencies {
    return {
      run: (command) => this.run(command),
      print: (line) => this.log.push(`# ${line.trim()}`),
      ci: false,
      color: true,
      locks: 'locks',
      outdir: 'cdktf.out',
      wayBack: async () => ['To go back from this apply: the way of a test.'],
      ...changes,
      aws: {
        callerIdentity: async () => ({
          accountId: '123456789012',
          arn: 'arn:aws:iam::123456789012:user/alice',
        }),
        stateBackendProblems: async () => [],
        heldLock: async () => undefined,
        appliedOutputs: async () => this.outputs,
        quotaReport: async () => [],
        ...changes.aws,
      },
    };
  }

  private async run(command: Command): Promise<number> {
    const line = asTyped(command)
      .replace('terraform -chdir=cdktf.out/stacks/', '')
      .replace(process.cwd(), '$PWD');
    this.log.push(line);
    const code = Object.entries(this.codes).find(([start]) => line.startsWith(start))?.[1] ?? 0;
    const folder = command.args[0]?.replace('-chdir=', '') ?? '';
    // Terraform also saves a plan that ends in an error, with what it had planned by then.
    if (command.args.includes('plan')) this.project.write(join(folder, 'tfplan'), 'a plan');
    return code;
  }
}
