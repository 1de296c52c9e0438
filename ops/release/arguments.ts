import { parseArguments } from '../toolbox/command-line';
import { UsageError } from '../toolbox/usage-error';

export const USAGE = `usage: npm run release -- VERSION [--dry-run]
       npm run release -- --archive

Releases what is on main: writes VERSION into package.json, package-lock.json and CHANGELOG.md, commits that, tags the
commit v<VERSION>, and packs the Terraform modules into dist/release/ with their SHA-256 checksum. Pushes nothing.

  --dry-run   checks and packs, shows what would be released, and leaves everything as it is
  --archive   packs the modules of the version that is checked out: the same bytes as at its release`;

/** What the command line asks for. */
export type Request =
  | { readonly action: 'archive' }
  | { readonly action: 'release'; readonly version: string; readonly dryRun: boolean };

/** @throws UsageError for any other command line */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      archive: { type: 'boolean', default: false },
    },
  });
  const [version, ...rest] = positionals;
  if (values.archive && version === undefined && !values['dry-run']) return { action: 'archive' };
  if (values.archive || rest.length > 0) throw new UsageError('Give one version, or --archive alone.');
  if (version === undefined) throw new UsageError('Give the version to release.');
  return { action: 'release', version, dryRun: values['dry-run'] };
}
