import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countProblems, formatProblems } from '../../modules/shared/problems';
import { UserError } from '../../modules/shared/user-error';
import { type Archive, archiveOf, filesBelow } from './archive';
import { withRelease } from './changelog';
import { releaseProblems, tagOf } from './checks';
import { type Git, gitIn } from './git';

/** A repository whose modules are released. */
export interface Project {
  readonly root: string;
  /** Writes each module into a folder of its name. */
  readonly writeModules: (folder: string) => void;
}

export interface ReleaseOptions {
  readonly version: string;
  /** `2026-12-31`. */
  readonly date: string;
  /** Whether all is left as it is. */
  readonly dryRun: boolean;
}

/** Where archives are written, ignored by Git. */
const ARCHIVES = join('dist', 'release');

/**
 * Releases a version. When a step fails, those before it are undone.
 * @returns what was done and what is left to do, for the terminal
 * @throws UserError with every problem at once, if there are any
 */
export function release(project: Project, { version, date, dryRun }: ReleaseOptions): string {
  const { root } = project;
  const git = gitIn(root);
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const changelog = read('CHANGELOG.md');
  const packageVersion: string = JSON.parse(read('package.json')).version;
  const problems = releaseProblems({ git, changelog, packageVersion }, version);
  if (problems.length > 0) {
    throw new UserError(
      `${countProblems(problems.length)}. Nothing was released.\n\n${formatProblems(problems)}`,
    );
  }
  const texts = {
    'package.json': withVersion(read('package.json'), version),
    'package-lock.json': withVersion(read('package-lock.json'), version),
    'CHANGELOG.md': withRelease(changelog, version, date),
  };
  const archive = packModules(project, version, texts['CHANGELOG.md']);
  if (dryRun)
    return `Would release ${version} as ${tagOf(version)}; nothing was changed.\n${inWords(archive)}`;
  apply(root, git, version, texts, archive);
  return `Released ${version}: commit ${git('rev-parse', '--short', 'HEAD')}, tag ${tagOf(version)}.
${inWords(archive)}

Publish it:

  git push --atomic origin main ${tagOf(version)}`;
}

/** Packs the modules of the version that is checked out. */
export function rebuildArchive(project: Project): string {
  const read = (file: string): string => readFileSync(join(project.root, file), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  const archive = packModules(project, version, read('CHANGELOG.md'));
  writeArchive(project.root, archive);
  return inWords(archive);
}

/** The modules with the license and the changelog, which their callers have no other copy of. */
function packModules({ root, writeModules }: Project, version: string, changelog: string): Archive {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    writeModules(folder);
    return archiveOf(`terraform-modules-${version}.zip`, {
      ...filesBelow(folder),
      LICENSE: readFileSync(join(root, 'LICENSE')),
      'CHANGELOG.md': Buffer.from(changelog),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All that a release changes, or nothing of it. */
function apply(
  root: string,
  git: Git,
  version: string,
  texts: Readonly<Record<string, string>>,
  archive: Archive,
): void {
  const files = Object.keys(texts);
  const before = git('rev-parse', 'HEAD');
  try {
    writeArchive(root, archive);
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(root, file), text);
    git('commit', '--quiet', '--message', `build: release ${version}`, '--', ...files);
    // Last: a tag that was seen is never taken back.
    git('tag', '--annotate', tagOf(version), '--message', `Release ${version}`);
  } catch (error) {
    git('reset', '--quiet', '--soft', before);
    git('restore', '--source', before, '--staged', '--worktree', '--', ...files);
    for (const path of archivePaths(root, archive)) rmSync(path, { force: true });
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${error.message}\n\nNothing was released; all files and main are as before.`);
  }
}

const archivePaths = (root: string, { name }: Archive): readonly [string, string] => {
  const path = join(root, ARCHIVES, name);
  return [path, `${path}.sha256`];
};

function writeArchive(root: string, archive: Archive): void {
  const [zip, checksum] = archivePaths(root, archive);
  mkdirSync(join(root, ARCHIVES), { recursive: true });
  writeFileSync(zip, archive.bytes);
  writeFileSync(checksum, `${archive.sha256}  ${archive.name}\n`);
}

const inWords = ({ name, sha256 }: Archive): string => `${join(ARCHIVES, name)}\nSHA-256 ${sha256}`;

/** A manifest of npm, or its lock file, with another version of the project. */
export function withVersion(manifest: string, version: string): string {
  const json = JSON.parse(manifest);
  json.version = version;
  if (json.packages) json.packages[''].version = version;
  return `${JSON.stringify(json, null, 2)}\n`;
}
