import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readSynthesizedRoots, type SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';

/** A stack of the environment `test`, as a synthesis writes it. */
interface SampleStack {
  readonly role: string;
  readonly dependencies?: readonly string[];
  /** Variables, those without a default as `{}`. */
  readonly variable?: object;
}

/** Two stacks, as every environment has them. */
const STACKS: readonly SampleStack[] = [
  {
    role: 'application',
    dependencies: ['site-test-foundation'],
    variable: { image_tag: {}, wait: { default: true } },
  },
  { role: 'foundation', variable: { aws_account_id: { default: null } } },
];

/** A temporary folder with a synthesis in it, as the current folder. */
export class ProjectFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'project-'));
  private readonly home = process.cwd();

  constructor() {
    process.chdir(this.path);
    const stacks = STACKS.map(({ role, dependencies = [] }) => [
      `site-test-${role}`,
      { dependencies, synthesizedStackPath: `stacks/site-test-${role}/cdk.tf.json` },
    ]);
    this.write('cdktf.out/manifest.json', JSON.stringify({ stacks: Object.fromEntries(stacks) }));
    for (const { role, variable } of STACKS) {
      const backend = { bucket: 'a-state', region: 'us-east-2', dynamodb_table: 'a-lock' };
      const terraform = { backend: { s3: { ...backend, key: `test/${role}.tfstate` } } };
      this.writeInStack(role, 'cdk.tf.json', JSON.stringify({ terraform, variable }));
    }
  }

  /** The foundation. */
  get foundation(): SynthesizedRoot {
    return this.root('foundation');
  }

  /** The application, which depends on it. */
  get application(): SynthesizedRoot {
    return this.root('application');
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  writeInStack(role: string, file: string, content: string): void {
    this.write(`cdktf.out/stacks/site-test-${role}/${file}`, content);
  }

  remove(): void {
    process.chdir(this.home);
    rmSync(this.path, { recursive: true });
  }

  private root(role: string): SynthesizedRoot {
    const found = readSynthesizedRoots('cdktf.out').find((root) => root.role === role);
    if (!found) throw new Error(`There is no ${role}.`);
    return found;
  }
}
