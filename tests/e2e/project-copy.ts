import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { actions } from '../workflows/this-repository';
import { emulatorOverride, writeOverride } from './overrides';
import { type Finished, run, tail } from './processes';
import { PROJECT } from './project';
import { requireProviderMirror } from './requirements';
import { GO_RUNTIME } from './terraform';

/** Stacks that a copy leads to the emulator. */
export const FOUNDATION = 'bmo-learning-prod-foundation';
const APPLICATION = 'bmo-learning-prod-application';

/** What `npx bmo tf` and the synthesis that it begins with consist of. */
const COPIED = [
  'main.ts',
  'cdktf.json',
  'package.json',
  'tsconfig.json',
  'environments',
  'modules',
  'stacks',
  'ops',
  'terraform-state-bootstrap',
  'locks',
];

/** Copies the project to a new folder, without the values that somebody has in environments/. */
export function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of COPIED) cpSync(join(PROJECT, name), join(folder, name), { recursive: true });
  const environments = join(folder, 'environments');
  for (const file of readdirSync(environments).filter((each) => each.endsWith('.tfvars'))) {
    rmSync(join(environments, file));
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
}

type Variables = Readonly<Record<string, string>>;

/** What an action of the workflows did. */
export interface ActionRun {
  /** Standard output and standard error. */
  readonly output: string;
  /** What it gave to later steps, by name. */
  readonly outputs: Variables;
  /** Markdown for the summary of the job. */
  readonly summary: string;
}

function actionOf(name: string) {
  const action = actions[`.github/actions/${name}`];
  if (!action) throw new Error(`There is no action ${name}.`);
  return action;
}

/** A value of `env`, which is the value of an input or a text. */
const evaluated = (text: string, inputs: Variables): string =>
  text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => inputs[input] ?? '');

/** A copy of the project whose stacks lead to an emulator, and `npx bmo tf` in it. */
export class ProjectCopy {
  private readonly credentials: Variables;

  constructor(
    private readonly folder: string,
    private readonly endpoint: string,
  ) {
    this.credentials = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'terraform-wrapper',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
    copyProject(folder);
  }

  /** Path of a file of the copy. */
  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** Path of a file beside a stack's Terraform JSON. */
  inStack(stack: string, file: string): string {
    return this.path('cdktf.out', 'stacks', stack, file);
  }

  /** Writes the stacks, and beside each what leads it to the emulator. */
  async synthesize(): Promise<void> {
    const { code, output } = await this.node(['main.ts'], {});
    assert.equal(code, 0, output);
    for (const stack of [FOUNDATION, APPLICATION]) {
      const configuration = JSON.parse(readFileSync(this.inStack(stack, 'cdk.tf.json'), 'utf8'));
      writeOverride(
        this.inStack(stack, ''),
        emulatorOverride(configuration, this.endpoint, 'terraform-wrapper'),
      );
    }
  }

  /** Gives the foundation's variables values, as an operator does. */
  writeVariables(values: Variables): void {
    const lines = Object.entries(values).map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`);
    writeFileSync(this.path('environments', 'prod.foundation.tfvars'), lines.join(''));
  }

  /** Runs `npx bmo tf prod …`, which has to end with `code`, and returns what it printed. */
  async tf(args: string, code: number, env: Variables = this.credentials): Promise<string> {
    const finished = await this.bmo(['tf', 'prod', ...args.split(' ')], env);
    assert.equal(finished.code, code, `tf prod ${args}:\n\n${tail(finished.output)}`);
    return finished.output;
  }

  /** Runs `npx bmo plan-review prod …`, which has to end with `code`, and returns what it printed. */
  async planReview(args: string, code: number): Promise<string> {
    const finished = await this.bmo(['plan-review', 'prod', ...args.split(' ')], this.credentials);
    assert.equal(finished.code, code, `plan-review prod ${args}:\n\n${tail(finished.output)}`);
    return finished.output;
  }

  /** In CI, where Terraform asks no questions. */
  tfInCi(args: string, code: number): Promise<string> {
    return this.tf(args, code, { ...this.credentials, CI: 'true' });
  }

  /**
   * Runs what an action of the workflows runs, as GitHub would: the shell command of each step, with the values of its
   * inputs. It has to end with `code`.
   * @param name folder of the action in .github/actions/
   */
  async action(name: string, inputs: Variables, code: number): Promise<ActionRun> {
    const { inputs: declared, runs } = actionOf(name);
    const values: Variables = Object.fromEntries(
      Object.entries(declared).map(([input, { default: value = '' }]) => [input, inputs[input] ?? value]),
    );
    const folder = mkdtempSync(this.path('action-'));
    const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    let output = '';
    for (const { run: script = '', env } of runs.steps) {
      const finished = await this.run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        ...this.credentials,
        ...files,
        CI: 'true',
        RUNNER_TEMP: folder,
        GITHUB_ACTION_PATH: join(PROJECT, '.github', 'actions', name),
        ...Object.fromEntries(
          Object.entries(env).map(([key, value]) => [key, evaluated(String(value), values)]),
        ),
      });
      output += finished.output;
      assert.equal(finished.code, code, `${name}:\n\n${tail(output)}`);
    }
    const lines = readFileSync(files.GITHUB_OUTPUT, 'utf8').trim().split('\n');
    return {
      output,
      outputs: Object.fromEntries(lines.map((line) => line.split(/=(.*)/, 2) as [string, string])),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    };
  }

  /** Runs `terraform` in the folder of a stack, as an operator does by hand; it has to end with `expected`. */
  async terraform(stack: string, args: readonly string[], expected = 0): Promise<void> {
    const { code, output } = await this.run(
      'terraform',
      [`-chdir=${this.inStack(stack, '')}`, ...args],
      this.credentials,
    );
    assert.equal(code, expected, output);
  }

  /** Runs `npx bmo`, without npm. */
  private bmo(args: readonly string[], env: Variables): Promise<Finished> {
    return this.run(process.execPath, ['ops/bmo', ...args], env);
  }

  private node(args: readonly string[], env: Variables): Promise<Finished> {
    return this.run(process.execPath, ['--require', 'tsx/cjs', ...args], env);
  }

  private run(program: string, args: readonly string[], env: Variables): Promise<Finished> {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|TF|BMO|CDKTF)_|^CI$/.test(name));
    const mirror = requireProviderMirror();
    return run(program, args, {
      cwd: this.folder,
      env: {
        ...Object.fromEntries(inherited),
        AWS_CONFIG_FILE: this.path('no-config'),
        AWS_SHARED_CREDENTIALS_FILE: this.path('no-credentials'),
        AWS_EC2_METADATA_DISABLED: 'true',
        CHECKPOINT_DISABLE: '1',
        ...GO_RUNTIME,
        ...(mirror && { TF_PLUGIN_MIRROR: mirror }),
        ...env,
      },
    });
  }
}
