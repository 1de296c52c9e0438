import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorOverride, writeOverride } from './overrides';
import { type Finished, run, tail } from './processes';
import { PROJECT } from './project';
import { requireProviderMirror } from './requirements';
import { GO_RUNTIME } from './terraform';

/** Stacks that a copy leads to the emulator. */
export const FOUNDATION = 'bmo-learning-prod-foundation';
const APPLICATION = 'bmo-learning-prod-application';

/** What `npm run tf` and the synthesis that it begins with consist of. */
const COPIED = [
  'main.ts',
  'cdktf.json',
  'package.json',
  'tsconfig.json',
  'environments',
  'modules',
  'stacks',
  'ops',
  'locks',
];

type Variables = Readonly<Record<string, string>>;

/** A copy of the project whose stacks lead to an emulator, and `npm run tf` in it. */
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
    mkdirSync(folder);
    for (const name of COPIED) cpSync(join(PROJECT, name), join(folder, name), { recursive: true });
    rmSync(join(folder, 'environments', 'prod.foundation.tfvars'), { force: true });
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
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

  /** Runs `npm run tf -- prod …`, which has to end with `code`, and returns what it printed. */
  async tf(args: string, code: number, env: Variables = this.credentials): Promise<string> {
    const finished = await this.node(['ops/tf/main.ts', 'prod', ...args.split(' ')], env);
    assert.equal(finished.code, code, `tf prod ${args}:\n\n${tail(finished.output)}`);
    return finished.output;
  }

  /** Runs `npm run plan-review -- prod …`, which has to end with `code`, and returns what it printed. */
  async planReview(args: string, code: number): Promise<string> {
    const finished = await this.node(
      ['ops/plan-review/main.ts', 'prod', ...args.split(' ')],
      this.credentials,
    );
    assert.equal(finished.code, code, `plan-review prod ${args}:\n\n${tail(finished.output)}`);
    return finished.output;
  }

  /** In CI, where Terraform asks no questions. */
  tfInCi(args: string, code: number): Promise<string> {
    return this.tf(args, code, { ...this.credentials, CI: 'true' });
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
