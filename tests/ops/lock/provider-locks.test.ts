import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLATFORMS, refreshLocks } from '../../../ops/lock/provider-locks';
import type { Command } from '../../../ops/toolbox/terraform';
import { refusal } from '../../support/refusal';
import { ProjectFolder } from '../support/project-folder';

const aws = (version: string) => ({ aws: { source: 'aws', version } });
const root = (name: string, version = '5.100.0') => ({ name, requiredProviders: aws(version) });
const lockOf = (name: string) => `locks/${name}/.terraform.lock.hcl`;
const lockFor = (version: string, hash: string) =>
  `provider "registry.terraform.io/hashicorp/aws" {\n  version     = "${version}"\n  constraints = "${version}"\n` +
  `  hashes = [\n    "${hash}",\n  ]\n}\n`;

let project: ProjectFolder;
/** What each question began with: the providers, and the lock file if there was one. */
let asked: {
  readonly args: readonly string[];
  readonly providers: unknown;
  readonly lock: string | undefined;
}[];
let code: number;

beforeEach(() => {
  project = new ProjectFolder();
  asked = [];
  code = 0;
  project.write(lockOf('one'), lockFor('5.100.0', 'h1:old'));
});

afterEach(() => project.remove());

/** The registry's answer, as Terraform writes it. */
async function run({ args }: Command): Promise<number> {
  const folder = args[0]?.replace('-chdir=', '') ?? '';
  const lock = join(folder, '.terraform.lock.hcl');
  const { terraform } = JSON.parse(readFileSync(join(folder, 'providers.tf.json'), 'utf8'));
  asked.push({
    args: args.slice(1),
    providers: terraform.required_providers,
    lock: existsSync(lock) ? readFileSync(lock, 'utf8') : undefined,
  });
  if (code === 0) writeFileSync(lock, `answer ${asked.length}`);
  return code;
}

const refresh = (...roots: Parameters<typeof refreshLocks>[0]) => refreshLocks(roots, run, 'locks');

describe('Refreshing the lock files', () => {
  it('asks once for all roots with the same providers, for every platform', async () => {
    await refresh(root('one'), root('two'), root('three', '5.99.0'));
    expect(asked.map(({ providers }) => providers)).toEqual([aws('5.100.0'), aws('5.99.0')]);
    expect(asked[0]?.args).toEqual([
      'providers',
      'lock',
      ...PLATFORMS.map((platform) => `-platform=${platform}`),
    ]);
    expect(['one', 'two', 'three'].map((name) => readFileSync(lockOf(name), 'utf8'))).toEqual([
      'answer 1',
      'answer 1',
      'answer 2',
    ]);
  });

  it('covers CI, and the laptops of operators', () => {
    expect(PLATFORMS).toEqual([
      'linux_amd64',
      'linux_arm64',
      'darwin_arm64',
      'darwin_amd64',
      'windows_amd64',
    ]);
  });

  it('begins with the committed file, so that Terraform refuses another package of the same version', async () => {
    await refresh(root('one'));
    expect(asked[0]?.lock).toBe(lockFor('5.100.0', 'h1:old'));
  });

  it('begins anew for another version', async () => {
    await refresh(root('one', '5.101.0'));
    expect(asked[0]?.lock).toBeUndefined();
  });

  it('removes the file of a stack that is no more', async () => {
    await refresh(root('two'));
    expect(existsSync('locks/one')).toBe(false);
  });

  it('changes no file without an answer, and says what it needed', async () => {
    code = 1;
    expect(await refusal(() => refresh(root('one'), root('two')))).toBe(
      'Terraform could not lock the providers of one, two; its own words are above. It needs ' +
        'https://registry.terraform.io and https://releases.hashicorp.com; a mirror has no signed checksums. Every ' +
        'file in locks/ is as it was.',
    );
    expect(readFileSync(lockOf('one'), 'utf8')).toBe(lockFor('5.100.0', 'h1:old'));
    expect(existsSync('locks/two')).toBe(false);
  });
});
