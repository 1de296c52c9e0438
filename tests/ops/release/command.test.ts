import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readArguments } from '../../../ops/release/arguments';
import { UsageError } from '../../../ops/toolbox/usage-error';

describe('the command line of npm run release', () => {
  it.each([
    [['1.2.0'], { action: 'release', version: '1.2.0', dryRun: false }],
    [['--dry-run', '1.2.0'], { action: 'release', version: '1.2.0', dryRun: true }],
    [['--archive'], { action: 'archive' }],
  ])('reads %j', (args, request) => {
    expect(readArguments(args)).toEqual(request);
  });

  it.each([
    [[], 'Give the version to release.'],
    [['1.2.0', '1.3.0'], 'Give one version, or --archive alone.'],
    [['--archive', '1.2.0'], 'Give one version, or --archive alone.'],
    [['--archive', '--dry-run'], 'Give one version, or --archive alone.'],
    [['--dryrun', '1.2.0'], "Unknown option '--dryrun'."],
  ])('refuses %j', (args, complaint) => {
    expect(() => readArguments(args)).toThrow(new UsageError(complaint));
  });

  it('ends with exit code 1 and without a stack trace when it refuses', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', 'tsx/cjs', 'ops/release/main.ts', 'next', '--dry-run'],
      { cwd: join(__dirname, '..', '..', '..'), encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain("version\n  got:     'next'\n");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
