import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Project } from '../../../../ops/release/release';

/** Changelog with the given text below "[Unreleased]". */
export const changelogWith = (unreleased: string): string =>
  `# Changelog\n\nText with [Unreleased] in it.\n\n## [Unreleased]\n\n${unreleased}\n\n## [1.0.0] - 2026-01-01\n\n### Added\n\n- First.\n`;

const CONFIG = `[user]
name = Sample
email = sample@example.com
[commit]
gpgSign = false
[tag]
gpgSign = false
[core]
hooksPath = .git/hooks
`;

/** Folder of a repository that nothing has changed, by its changelog. */
const originals = new Map<string, string>();
process.once('exit', () => {
  for (const folder of originals.values()) rmSync(folder, { recursive: true, force: true });
});

/** A Git repository in a folder of its own, with version 1.0.0 released. */
export class Repository implements Project {
  readonly root = mkdtempSync(join(tmpdir(), 'release-test-'));

  constructor(unreleased = '### Added\n\n- Second.') {
    // Git starts a process for each step: the first repository with this changelog is made, the others are copies.
    const original = originals.get(unreleased);
    if (original) {
      cpSync(original, this.root, { recursive: true, preserveTimestamps: true });
      return;
    }
    this.create(unreleased);
    const copy = mkdtempSync(join(tmpdir(), 'release-test-original-'));
    cpSync(this.root, copy, { recursive: true, preserveTimestamps: true });
    originals.set(unreleased, copy);
  }

  private create(unreleased: string): void {
    const manifest = { name: 'sample', version: '1.0.0' };
    this.git('init', '--quiet', '--initial-branch', 'main');
    appendFileSync(join(this.root, '.git', 'config'), CONFIG);
    this.write('.gitignore', 'dist/\n');
    this.write('LICENSE', 'MIT\n');
    this.write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
    this.write(
      'package-lock.json',
      `${JSON.stringify({ ...manifest, packages: { '': manifest } }, null, 2)}\n`,
    );
    this.write('CHANGELOG.md', changelogWith(unreleased));
    this.commit('feat: first');
    this.git('tag', '--annotate', 'v1.0.0', '--message', 'Release 1.0.0');
  }

  readonly writeModules = (folder: string): void => {
    for (const [file, text] of Object.entries({ 'main.tf.json': '{}', 'tests/rds.tftest.hcl': '# test' })) {
      mkdirSync(dirname(join(folder, 'rds', file)), { recursive: true });
      writeFileSync(join(folder, 'rds', file), text);
    }
  };

  git(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: this.root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout.trimEnd();
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  bytes(file: string): Buffer {
    return readFileSync(join(this.root, file));
  }

  /** Everything that a release may change: commit, tags, status, archives and the three files. */
  state() {
    const archives = join(this.root, 'dist', 'release');
    return {
      head: this.git('rev-parse', 'HEAD'),
      tags: this.git('tag'),
      status: this.git('status', '--porcelain'),
      archives: existsSync(archives) ? readdirSync(archives) : [],
      files: ['package.json', 'package-lock.json', 'CHANGELOG.md'].map((file) => this.read(file)),
    };
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
