import semver from 'semver';
import { type Problem, show } from '../../modules/shared/problems';
import { unreleasedChanges } from './changelog';
import type { Git } from './git';

/** Headings of the changelog under which callers and operators find what breaks for them. */
const BREAKING = ['Addresses', 'Removed'];

/** What a release starts from. */
export interface Start {
  readonly git: Git;
  readonly changelog: string;
  /** The one in package.json. */
  readonly packageVersion: string;
}

export const tagOf = (version: string): string => `v${version}`;

/** Everything that is in the way of a release. */
export const releaseProblems = (start: Start, version: string): readonly Problem[] => [
  ...treeProblems(start.git),
  ...branchProblems(start.git),
  ...versionProblems(start, version),
  ...changelogProblems(start, version),
];

function treeProblems(git: Git): readonly Problem[] {
  const changed = git('status', '--porcelain').split('\n').filter(Boolean);
  if (changed.length === 0) return [];
  return [
    {
      at: 'working tree',
      got: `${changed.length} changed or untracked: ${changed
        .slice(0, 5)
        .map((line) => line.slice(3))
        .join(', ')}${changed.length > 5 ? ', …' : ''}`,
      allowed: 'no changes: the tag must name all that is released',
      fix: 'Commit the changes, or git stash --include-untracked.',
    },
  ];
}

function branchProblems(git: Git): readonly Problem[] {
  const branch = git('branch', '--show-current');
  if (branch === 'main') return [];
  return [
    {
      at: 'branch',
      got: branch === '' ? 'no branch' : branch,
      allowed: 'main',
      fix: 'Merge the changes into main, then git switch main.',
    },
  ];
}

function versionProblems({ git, packageVersion }: Start, version: string): readonly Problem[] {
  if (!isRelease(version)) {
    return [
      {
        at: 'version',
        got: show(version),
        allowed: 'three numbers of Semantic Versioning, such as 1.2.0',
        fix: 'Give the version without a v, a suffix or leading zeros.',
      },
    ];
  }
  const last = lastRelease(git);
  const tag = tagOf(version);
  return [
    ...(last !== undefined && !semver.gt(version, last)
      ? [
          {
            at: 'version',
            got: version,
            allowed: `greater than ${last}, the last release`,
            fix: `Choose ${semver.inc(last, 'patch')}, ${semver.inc(last, 'minor')} or ${semver.inc(last, 'major')}.`,
          },
        ]
      : []),
    ...(last === undefined && semver.lt(version, packageVersion)
      ? [
          {
            at: 'version',
            got: version,
            allowed: `${packageVersion} or greater: package.json has that version`,
            fix: `Choose ${packageVersion}.`,
          },
        ]
      : []),
    ...(git('tag', '--list', tag) === ''
      ? []
      : [
          {
            at: 'tag',
            got: `${tag}, at ${git('rev-parse', '--short', `${tag}^{commit}`)}`,
            allowed: 'a tag that does not exist',
            fix: 'Choose another version: callers may use this one already.',
          },
        ]),
  ];
}

function changelogProblems({ git, changelog }: Start, version: string): readonly Problem[] {
  const changes = unreleasedChanges(changelog) ?? new Map<string, string>();
  const headings = [...changes].filter(([, text]) => text !== '').map(([heading]) => heading);
  if (headings.length === 0) {
    return [
      {
        at: 'CHANGELOG.md: [Unreleased]',
        got: unreleasedChanges(changelog) ? 'no changes' : 'no such heading',
        allowed: 'at least one change under a heading such as "### Added"',
        fix: 'Write down what changes for operators and for callers of the modules.',
      },
    ];
  }
  const last = lastRelease(git);
  const breaking = headings.filter((heading) => BREAKING.includes(heading));
  // What a caret allows is what Semantic Versioning calls compatible; below 1.0.0 that is the same minor version.
  const isCompatible = last !== undefined && isRelease(version) && semver.satisfies(version, `^${last}`);
  if (breaking.length === 0 || !isCompatible) return [];
  const least = semver.inc(last, semver.major(last) === 0 ? 'minor' : 'major');
  return [
    {
      at: 'CHANGELOG.md: [Unreleased]',
      got: `${breaking.map((heading) => `"${heading}"`).join(' and ')} in ${version}, which promises compatibility with ${last}`,
      allowed: `a breaking change in ${least} or greater`,
      fix: `Release ${least}, or move the entries if nothing breaks for callers.`,
    },
  ];
}

const isRelease = (version: string): boolean =>
  semver.valid(version) === version && semver.prerelease(version) === null;

/** The greatest version with a tag. */
function lastRelease(git: Git): string | undefined {
  const versions = git('tag', '--list', 'v*')
    .split('\n')
    .map((tag) => tag.slice(1))
    .filter(isRelease);
  return semver.rsort(versions)[0];
}
