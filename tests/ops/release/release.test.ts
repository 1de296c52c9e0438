import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { rebuildArchive, release, withVersion } from '../../../ops/release/release';
import { Repository } from './support/repository';

const RELEASE = { date: '2026-12-31', dryRun: false };
const ZIP = join('dist', 'release', 'terraform-modules-1.1.0.zip');

let repository: Repository;

beforeEach(() => {
  repository = new Repository();
});

afterEach(() => repository.remove());

const run = (version = '1.1.0', options: object = {}): string =>
  release(repository, { ...RELEASE, version, ...options });

/** Message of a release that fails; it must leave the repository as it was. */
function failure(version?: string): string {
  const before = repository.state();
  let message = '';
  try {
    run(version);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(repository.state()).toEqual(before);
  return message;
}

describe('a release', () => {
  it('writes the version, commits it and tags the commit', () => {
    const before = repository.git('rev-parse', 'HEAD');
    run();
    const manifest = { name: 'sample', version: '1.1.0' };
    expect(JSON.parse(repository.read('package.json'))).toEqual(manifest);
    expect(JSON.parse(repository.read('package-lock.json'))).toEqual({
      ...manifest,
      packages: { '': manifest },
    });
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(repository.git('log', '--format=%s', `${before}..`)).toBe('build: release 1.1.0');
    expect(repository.git('cat-file', '-t', 'v1.1.0')).toBe('tag');
    expect(repository.git('rev-parse', 'v1.1.0^{commit}')).toBe(repository.git('rev-parse', 'HEAD'));
  });

  it('dates the changes of the changelog and begins a new list', () => {
    run();
    expect(repository.read('CHANGELOG.md')).toBe(`# Changelog

Text with [Unreleased] in it.

## [Unreleased]

## [1.1.0] - 2026-12-31

### Added

- Second.

## [1.0.0] - 2026-01-01

### Added

- First.
`);
  });

  it('packs the modules with license and changelog, and their checksum', () => {
    run();
    const files = unzipSync(repository.bytes(ZIP));
    expect(Object.keys(files)).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'rds/main.tf.json',
      'rds/tests/rds.tftest.hcl',
    ]);
    expect(strFromU8(files['CHANGELOG.md'] as Uint8Array)).toBe(repository.read('CHANGELOG.md'));
    expect(strFromU8(files['rds/tests/rds.tftest.hcl'] as Uint8Array)).toBe('# test');
    const sha256 = createHash('sha256').update(repository.bytes(ZIP)).digest('hex');
    expect(repository.read(`${ZIP}.sha256`)).toBe(`${sha256}  terraform-modules-1.1.0.zip\n`);
  });

  it('packs the same bytes again when its commit is checked out', () => {
    run();
    const released = repository.bytes(ZIP);
    repository.write('CHANGELOG.md', 'Later.\n');
    repository.commit('docs: later');
    rebuildArchive(repository);
    expect(repository.bytes(ZIP).equals(released)).toBe(false);
    repository.git('checkout', '--quiet', 'v1.1.0');
    rebuildArchive(repository);
    expect(repository.bytes(ZIP).equals(released)).toBe(true);
  });

  it('packs the same bytes in every time zone', () => {
    const zone = process.env['TZ'];
    const bytes = ['America/Los_Angeles', 'Asia/Tokyo', 'UTC'].map((each) => {
      process.env['TZ'] = each;
      rebuildArchive(repository);
      return repository.bytes(ZIP.replace('1.1.0', '1.0.0')).toString('hex');
    });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(bytes).size).toBe(1);
  });

  it('says what it did and how to publish it', () => {
    const said = run();
    expect(said).toMatch(/^Released 1\.1\.0: commit [0-9a-f]+, tag v1\.1\.0\.\n/);
    expect(said).toContain('git push --atomic origin main v1.1.0');
  });

  it('changes nothing when it is tried only', () => {
    const before = repository.state();
    expect(run('1.1.0', { dryRun: true })).toMatch(
      /^Would release 1\.1\.0 as v1\.1\.0; nothing was changed\.\n/,
    );
    expect(repository.state()).toEqual(before);
  });
});

describe('a release that is refused', () => {
  it('names every problem at once', () => {
    repository.git('switch', '--quiet', '--create', 'topic');
    repository.write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n\n### Added\n');
    repository.write('new.txt', '');
    expect(failure('1.0.0')).toBe(`5 problems. Nothing was released.

working tree
  got:     2 changed or untracked: CHANGELOG.md, new.txt
  allowed: no changes: the tag must name all that is released
  fix:     Commit the changes, or git stash --include-untracked.

branch
  got:     topic
  allowed: main
  fix:     Merge the changes into main, then git switch main.

version
  got:     1.0.0
  allowed: greater than 1.0.0, the last release
  fix:     Choose 1.0.1, 1.1.0 or 2.0.0.

tag
  got:     v1.0.0, at ${repository.git('rev-parse', '--short', 'HEAD')}
  allowed: a tag that does not exist
  fix:     Choose another version: callers may use this one already.

CHANGELOG.md: [Unreleased]
  got:     no changes
  allowed: at least one change under a heading such as "### Added"
  fix:     Write down what changes for operators and for callers of the modules.`);
  });

  it.each(['v1.1.0', '1.1', '01.1.0', '1.1.0-rc.1', '--force'])(
    'does not take %j for a version',
    (version) => {
      expect(failure(version)).toContain('allowed: three numbers of Semantic Versioning, such as 1.2.0');
    },
  );

  it('misses the heading of the changelog', () => {
    repository.write('CHANGELOG.md', '# Changelog\n\nSee [Unreleased].\n');
    repository.commit('docs: no heading');
    expect(failure()).toContain('got:     no such heading');
  });

  it('compares numbers, not texts', () => {
    repository.git('tag', 'v1.10.0');
    expect(failure('1.9.0')).toContain('greater than 1.10.0, the last release');
  });

  it('is on a commit and not on a branch', () => {
    repository.git('checkout', '--quiet', '--detach');
    expect(failure()).toContain('got:     no branch');
  });
});

describe('a breaking change', () => {
  const releaseOf = (last: string, version: string, unreleased: string): (() => string) => {
    repository.remove();
    repository = new Repository(unreleased);
    repository.git('tag', '--delete', 'v1.0.0');
    repository.git('tag', `v${last}`);
    return () => run(version);
  };
  const added = '### Added\n\n- Second.';

  it.each([
    ['Addresses', '1.4.2', '1.5.0', '2.0.0'],
    ['Removed', '1.4.2', '1.4.3', '2.0.0'],
    ['Removed', '0.1.3', '0.1.4', '0.2.0'],
  ])('under "%s" after %s is none of %s', (heading, last, version, least) => {
    expect(releaseOf(last, version, `${added}\n\n### ${heading}\n\n- Changed.`)).toThrow(
      `  got:     "${heading}" in ${version}, which promises compatibility with ${last}
  allowed: a breaking change in ${least} or greater
  fix:     Release ${least}, or move the entries if nothing breaks for callers.`,
    );
  });

  it.each([
    ['1.4.2', '2.0.0', `${added}\n\n### Removed\n\n- Gone.`],
    ['0.1.3', '0.2.0', `${added}\n\n### Addresses\n\n- Moved.`],
    ['1.4.2', '1.5.0', `${added}\n\n### Removed\n`],
    ['1.4.2', '1.5.0', added],
  ])('lets %s be followed by %s', (last, version, unreleased) => {
    expect(releaseOf(last, version, unreleased)()).toContain(`Released ${version}`);
  });
});

describe('the first release', () => {
  beforeEach(() => repository.git('tag', '--delete', 'v1.0.0'));

  it('may have the version that package.json has', () => {
    run('1.0.0');
    expect(repository.git('tag')).toBe('v1.0.0');
    expect(repository.git('log', '-1', '--format=%s')).toBe('build: release 1.0.0');
  });

  it('has none that is lower', () => {
    expect(() => run('0.9.0')).toThrow('1.0.0 or greater: package.json has that version');
  });
});

describe('a release that fails half-way', () => {
  it('changes nothing when the modules cannot be written', () => {
    const before = repository.state();
    const project = {
      root: repository.root,
      writeModules: () => {
        throw new Error('no synthesis');
      },
    };
    expect(() => release(project, { ...RELEASE, version: '1.1.0' })).toThrow('no synthesis');
    expect(repository.state()).toEqual(before);
  });

  it('changes nothing when a hook refuses the commit', () => {
    const hook = join('.git', 'hooks', 'pre-commit');
    mkdirSync(join(repository.root, '.git', 'hooks'), { recursive: true });
    repository.write(hook, '#!/bin/sh\necho "not today" >&2\nexit 1\n');
    chmodSync(join(repository.root, hook), 0o755);
    expect(failure()).toBe(
      'git commit failed: not today\n\nNothing was released; all files and main are as before.',
    );
  });

  it('removes the commit when the tag cannot be created', () => {
    repository.git('config', 'tag.gpgSign', 'true');
    repository.git('config', 'gpg.program', 'false');
    expect(failure()).toMatch(/^git tag failed: /);
  });

  it('keeps archives of other versions', () => {
    run();
    const before = repository.state();
    repository.write(
      'CHANGELOG.md',
      repository.read('CHANGELOG.md').replace('## [1.1.0]', '### Fixed\n\n- Third.\n\n## [1.1.0]'),
    );
    repository.commit('fix: third');
    repository.git('config', 'tag.gpgSign', 'true');
    repository.git('config', 'gpg.program', 'false');
    expect(failure('1.1.1')).toMatch(/^git tag failed: /);
    expect(repository.state().archives).toEqual(before.archives);
  });
});

describe('the files of this repository', () => {
  it.each(['package.json', 'package-lock.json'])('keep their format: %s', (file) => {
    const text = readFileSync(join(__dirname, '..', '..', '..', file), 'utf8');
    expect(withVersion(text, JSON.parse(text).version)).toBe(text);
  });
});
