import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Finished, run, tail } from './processes';
import { ProviderProcess } from './provider-process';
import { providerBinary, requireProviderMirror, requireTerraform } from './requirements';

/** A Terraform command that did not end as expected; the message ends with the end of its output. */
class TerraformFailure extends Error {
  constructor(folder: string, args: readonly string[], { code, output }: Finished) {
    super(`terraform ${args.join(' ')} in ${basename(folder)} ended with ${code}:\n\n${tail(output)}`);
  }
}

/**
 * Settings of the Go runtime of Terraform and its provider, which allocate some hundred MiB and end: a third of
 * their time would go into collecting garbage that the end of the process collects for nothing.
 */
export const GO_RUNTIME = { GOGC: 'off', GOMEMLIMIT: '768MiB' };

/**
 * The Terraform binary with an environment of its own: no credentials or settings of whoever runs this, no
 * call home, providers from the mirror when there is one.
 */
export class Terraform {
  private constructor(
    private readonly command: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Finds the binary and writes the CLI configuration into `folder`. */
  static async find(folder: string): Promise<Terraform> {
    const command = await requireTerraform();
    const configuration = join(folder, 'terraform.tfrc');
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    writeFileSync(configuration, cliConfiguration(folder, requireProviderMirror()));
    const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|TF)_/.test(name));
    return new Terraform(command, {
      ...Object.fromEntries(inherited),
      ...GO_RUNTIME,
      CHECKPOINT_DISABLE: '1',
      TF_CLI_ARGS: '-no-color',
      TF_CLI_CONFIG_FILE: configuration,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TMPDIR: temporary,
    });
  }

  /**
   * The root configuration in a folder.
   * @param env more variables of the environment of its commands. @default none
   */
  root(folder: string, env: NodeJS.ProcessEnv = {}): TerraformRoot {
    return new TerraformRoot(folder, (args, more) =>
      run(this.command, args, { cwd: folder, env: { ...this.env, ...env, ...more } }),
    );
  }

  /**
   * Starts the provider that `init` has put into a root, for many commands.
   * @param env more variables of its environment. @default none
   */
  async startProvider({ folder }: TerraformRoot, env: NodeJS.ProcessEnv = {}): Promise<ProviderProcess> {
    return ProviderProcess.start(providerBinary(folder), { ...this.env, ...env });
  }
}

/** One root configuration. Summaries are Terraform's own words: `Plan: 3 to add, …`, `No changes. …`. */
export class TerraformRoot {
  constructor(
    readonly folder: string,
    private readonly terraform: (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<Finished>,
  ) {}

  /** The same root, whose commands ask a running provider instead of starting one. */
  using({ env }: ProviderProcess): TerraformRoot {
    return new TerraformRoot(this.folder, (args, more) => this.terraform(args, { ...env, ...more }));
  }

  /** Runs a command and rejects with the end of its output unless the exit code is one of `codes`. */
  async run(args: readonly string[], codes: readonly number[] = [0]): Promise<Finished> {
    const finished = await this.terraform(args, {});
    appendFileSync(join(this.folder, 'terraform.log'), `terraform ${args.join(' ')}\n${finished.output}\n`);
    if (!codes.includes(finished.code)) throw new TerraformFailure(this.folder, args, finished);
    return finished;
  }

  /** Prepares providers and backend; `options` such as `-backend=false`. */
  async init(...options: readonly string[]): Promise<void> {
    await this.run(['init', ...options]);
  }

  async validate(): Promise<void> {
    await this.run(['validate']);
  }

  /** Runs the tests of a module and says how many passed. */
  async test(): Promise<number> {
    const { output } = await this.run(['test']);
    return Number(output.match(/^Success! (\d+) passed/m)?.[1] ?? 0);
  }

  /** Saves a plan and says whether it would change anything; `options` such as `-refresh=false`. */
  async plan(
    planFile: string,
    ...options: readonly string[]
  ): Promise<{ readonly changes: boolean; readonly summary: string }> {
    const args = ['plan', '-detailed-exitcode', `-out=${planFile}`, ...options];
    const { code, output } = await this.run(args, [0, 2]);
    return { changes: code === 2, summary: summaryOf(output) };
  }

  /** Applies a saved plan. */
  async applyPlan(planFile: string): Promise<string> {
    return summaryOf((await this.run(['apply', planFile])).output);
  }

  /** Applies a saved plan that cannot be applied to the end, and returns what Terraform says about it. */
  async applyInVain(planFile: string): Promise<string> {
    return (await this.run(['apply', planFile], [1])).output;
  }

  /** Plans and applies in one command; `options` such as `-refresh=false`. */
  async apply(...options: readonly string[]): Promise<string> {
    return summaryOf((await this.run(['apply', '-auto-approve', ...options])).output);
  }

  async destroy(...options: readonly string[]): Promise<string> {
    return summaryOf((await this.run(['destroy', '-auto-approve', ...options])).output);
  }

  /** Values of the outputs, as the state has them. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const outputs: Record<string, { value: unknown }> = JSON.parse(
      (await this.run(['output', '-json'])).stdout,
    );
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The state as the backend has it. */
  async pullState(): Promise<string> {
    return (await this.run(['state', 'pull'])).stdout;
  }

  /** A saved plan as Terraform's JSON, which is written beside it. */
  async show(planFile: string): Promise<unknown> {
    const file = join(this.folder, `${planFile}.json`);
    if (!existsSync(file)) writeFileSync(file, (await this.run(['show', '-json', planFile])).stdout);
    return JSON.parse(readFileSync(file, 'utf8'));
  }
}

const summaryOf = (output: string): string =>
  output.match(/^(Plan:|No changes\.|Apply complete!|Destroy complete!).*$/gm)?.at(-1) ?? '';

/** Without a mirror each init would download the provider again; the cache is filled by the first one. */
const cliConfiguration = (folder: string, mirror: string | undefined): string => {
  if (mirror) {
    return `disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["registry.terraform.io/*/*"]
  }
}
`;
  }
  mkdirSync(join(folder, 'providers'));
  return `disable_checkpoint = true
plugin_cache_dir = ${JSON.stringify(join(folder, 'providers'))}
plugin_cache_may_break_dependency_lock_file = true
`;
};
