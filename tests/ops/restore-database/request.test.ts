import { parse } from '../../../ops/cli/parse';
import { command } from '../../../ops/restore-database/command';
import { requestOf } from '../../../ops/restore-database/request';

const read = async (words: readonly string[]) => requestOf((await parse(command, words)).args);

describe('The command line of restore-database', () => {
  it.each([
    [['prod'], { kind: 'show' }],
    [['prod', '--to', 'latest'], { kind: 'restore', point: { kind: 'latest' } }],
    [
      ['prod', '--to', '2026-12-01T03:00:00Z'],
      { kind: 'restore', point: { kind: 'time', time: new Date('2026-12-01T03:00:00Z') } },
    ],
    [
      ['prod', '--to', '2026-12-01T03:00+01:00'],
      { kind: 'restore', point: { kind: 'time', time: new Date('2026-12-01T02:00:00Z') } },
    ],
    [
      ['prod', '--snapshot', 'arn:aws:rds:us-east-2:123456789012:snapshot:awsbackup:job-0a1b'],
      { kind: 'restore', point: { kind: 'snapshot', name: 'awsbackup:job-0a1b' } },
    ],
    [['prod', '--switch'], { kind: 'switch' }],
  ])('%j is one step', async (args, step) => {
    expect(await read(args)).toEqual({ environment: 'prod', step });
  });

  it.each([
    [
      ['prod', '--to', '2026-12-01 03:00'],
      '--to 2026-12-01 03:00: write a time with its time zone, such as 2026-12-01T03:00:00Z, or latest.',
    ],
    [
      ['prod', '--to', '2026-13-01T03:00:00Z'],
      '--to 2026-13-01T03:00:00Z: write a time with its time zone, such as 2026-12-01T03:00:00Z, or latest.',
    ],
    [
      ['prod', '--snapshot', 'arn:aws:backup:us-east-2:123456789012:recovery-point:1'],
      '--snapshot arn:aws:backup:us-east-2:123456789012:recovery-point:1: write the name of a DB snapshot, or its ARN.',
    ],
    [
      ['prod', '--to', 'latest', '--switch'],
      '--to, --snapshot and --switch are steps of their own: give one.',
    ],
  ])('%j is refused', async (args, message) => {
    await expect(read(args)).rejects.toThrow(message);
  });
});
