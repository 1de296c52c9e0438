import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { synthesize } from '../../../ops/bootstrap/synthesis';
import { committedLock, LOCKS } from '../../../ops/toolbox/lock-file';
import { readSynthesizedRoots, type SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';

/** A provider in a lock file. */
interface Lock {
  readonly version: string;
  readonly constraints: string;
  readonly hashes: readonly string[];
}

const AWS = 'registry.terraform.io/hashicorp/aws';
const HELP = 'Run `npx bmo lock` and commit what it writes.';
const folder = mkdtempSync(join(tmpdir(), 'locks-'));
let roots: readonly SynthesizedRoot[];

beforeAll(async () => {
  await synthesize(folder);
  roots = ['environments', 'root'].flatMap((part) => readSynthesizedRoots(join(folder, part)));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Providers that a stack's committed file locks, by address. */
async function locksOf(stack: string): Promise<Readonly<Record<string, Lock>>> {
  const { provider } = await parse('.terraform.lock.hcl', readFileSync(committedLock(stack), 'utf8'));
  return Object.fromEntries(
    Object.entries(provider as Record<string, [Lock]>).map(([name, [lock]]) => [name, lock]),
  );
}

/** What is wrong with a lock file for these providers. */
function faults(
  required: SynthesizedRoot['json']['terraform']['required_providers'],
  locked: Readonly<Record<string, Lock>>,
) {
  return Object.entries(required).flatMap(([name, { version }]) => {
    const lock = locked[AWS];
    if (name !== 'aws' || !lock) return [`${name} is not locked. ${HELP}`];
    const { version: lockedVersion, constraints } = lock;
    return version === lockedVersion && version === constraints
      ? []
      : [`${name} ${version} is required, ${lockedVersion} for "${constraints}" is locked. ${HELP}`];
  });
}

describe('The committed lock files', () => {
  it('exist for every stack and the bootstrap, and for nothing else', () => {
    expect(readdirSync(LOCKS).sort()).toEqual(roots.map(({ name }) => name).sort());
    expect(roots).toHaveLength(5);
  });

  it('lock the providers that the stacks require', async () => {
    const found = await Promise.all(
      roots.map(async ({ name, json }) => faults(json.terraform.required_providers, await locksOf(name))),
    );
    expect(found.flat()).toEqual([]);
  });

  it('have checksums of the packages as they are published, and of one as it is unpacked in CI', async () => {
    for (const { name } of roots) {
      const hashes = (await locksOf(name))[AWS]?.hashes ?? [];
      // Linux, macOS and Windows on two processors each, and the manifest.
      expect(hashes.filter((hash) => /^zh:[0-9a-f]{64}$/.test(hash)).length).toBeGreaterThanOrEqual(7);
      expect(hashes).toContainEqual(expect.stringMatching(/^h1:[A-Za-z0-9+/]{43}=$/));
    }
  });

  it('are stale after an upgrade of a provider, or without one of them', () => {
    const lock = { version: '5.100.0', constraints: '5.100.0', hashes: [] };
    expect(faults({ aws: { source: 'aws', version: '5.101.0' } }, { [AWS]: lock })).toEqual([
      `aws 5.101.0 is required, 5.100.0 for "5.100.0" is locked. ${HELP}`,
    ]);
    expect(faults({ aws: { source: 'aws', version: '5.100.0' } }, {})).toEqual([
      `aws is not locked. ${HELP}`,
    ]);
  });
});
