import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { GetSecretValueCommand, ListSecretVersionIdsCommand } from '@aws-sdk/client-secrets-manager';
import type { Aws } from './aws';
import type { ExpectedEnvironment } from './expectations/expected';
import { expectEqual } from './expectations/lookups';
import { listSecrets } from './expectations/secrets';
import { run } from './processes';
import type { StateBackend } from './state-backend';
import type { Terraform, TerraformRoot } from './terraform';

/** A root whose files, plans and states are searched. */
export interface SearchedRoot {
  readonly root: TerraformRoot;
  readonly stateKey: string;
  /** Files with the name of the database or the load balancer, besides those that every root has. @default none */
  readonly files?: readonly string[];
}

/** Secrets that may be written nowhere, and the roots that know them. */
export interface SearchedEnvironment {
  readonly expected: ExpectedEnvironment;
  readonly roots: readonly SearchedRoot[];
}

/** Where is searched. */
interface SearchedRun {
  /** Folder of everything that is written. */
  readonly folder: string;
  readonly python: string;
  readonly terraform: Terraform;
  readonly aws: Aws;
  readonly state: StateBackend;
}

/**
 * Nothing that was synthesized, and nothing that Terraform has written in a run, holds the value of a secret:
 * configurations, logs of every command, saved plans as files and as JSON, every version of every state. Searched
 * in all of the run's folder, for values of all versions of all secrets.
 */
export class SecretSearch {
  private readonly environments: SearchedEnvironment[] = [];
  private readonly secrets = new Map<string, string>();

  constructor(private readonly run: SearchedRun) {}

  /** Reads the secrets of an environment and its states, while they are there. */
  async collect(environment: SearchedEnvironment): Promise<void> {
    for (const { root } of environment.roots) {
      writeFileSync(join(root.folder, 'state.json'), await root.pullState());
    }
    for (const [value, name] of await secretValues(this.run.aws, environment)) this.secrets.set(value, name);
    this.environments.push(environment);
  }

  /** Searches all that has been written until now. */
  async expectNothingFound(): Promise<string> {
    const { folder } = this.run;
    const roots = this.environments.flatMap((environment) => environment.roots);
    await this.unpack(roots);
    const files = filesOf(folder);
    const found: string[] = [];
    const searched = new Set<string>();
    const marks = this.environments.flatMap(({ expected: { prefix } }) => [
      `${prefix}-database`,
      `${prefix}-alb`,
    ]);
    for (const file of files) {
      const content = readFileSync(join(folder, file));
      for (const [value, name] of this.secrets) if (content.includes(value)) found.push(`${file}: ${name}`);
      if (marks.some((mark) => content.includes(mark))) searched.add(file);
    }
    expectEqual('files that hold the value of a secret', found, []);
    for (const { root, files: own = [] } of roots) {
      expectSearched(relative(folder, root.folder), own, searched);
    }
    return `${this.secrets.size} values in ${files.length} files: none`;
  }

  /** Writes down, beside what is there already, all that Terraform only shows. */
  private async unpack(roots: readonly SearchedRoot[]): Promise<void> {
    const { python, terraform, state } = this.run;
    const [first] = roots;
    if (!first) throw new Error('There is nothing to search.');
    const provider = await terraform.startProvider(first.root);
    for (const { root, stateKey } of roots) {
      for (const [index, version] of (await state.versions(stateKey)).entries()) {
        writeFileSync(join(root.folder, `state-version-${index}.json`), version);
      }
      for (const plan of readdirSync(root.folder).filter((name) => /^tfplan-\d+$/.test(name))) {
        await root.using(provider).show(plan);
        const archive = join(root.folder, plan);
        const { code, output } = await run(python, ['-m', 'zipfile', '-e', archive, `${archive}.unpacked`]);
        assert.equal(code, 0, output);
      }
    }
    provider.stop();
  }
}

/** Names of secrets, by the values of all their versions; of URLs the passwords too. */
async function secretValues(
  aws: Aws,
  { expected }: SearchedEnvironment,
): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const { Name = '' } of await listSecrets(aws, expected)) {
    const { Versions = [] } = await aws.secrets.send(
      new ListSecretVersionIdsCommand({ SecretId: Name, IncludeDeprecated: true }),
    );
    for (const { VersionId } of Versions) {
      const { SecretString = '' } = await aws.secrets.send(
        new GetSecretValueCommand({ SecretId: Name, VersionId }),
      );
      assert.ok(SecretString.length >= 32, `${Name} is too short to be searched for`);
      values.set(SecretString, Name);
      const password = URL.canParse(SecretString) && new URL(SecretString).password;
      if (password) values.set(password, `password in ${Name}`);
    }
  }
  return values;
}

/** Every file of the run, but not the providers, which Terraform was given. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)providers\//.test(path));

/** What the search would miss, it would take for clean: a name that is no secret must turn up everywhere. */
function expectSearched(root: string, own: readonly string[], searched: ReadonlySet<string>): void {
  const kinds = [...own, 'terraform.log', 'state.json', 'tfplan-1.json', 'tfplan-1.unpacked/tfplan'];
  const missed = kinds.map((kind) => join(root, kind)).filter((file) => !searched.has(file));
  expectEqual('files without the name of the database or the load balancer', missed, []);
}
