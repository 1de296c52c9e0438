import { defineCommand, environment, flag, text } from '../cli/definition';
import type { InstanceSummary } from './next-steps';
import { requestOf } from './request';

const ANSWER: readonly InstanceSummary[] = [
  {
    identifier: 'bmo-learning-prod-database',
    status: 'available',
    resourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    deletionProtection: true,
    latestRestorableTime: '2026-12-01T03:00:00.000Z',
    backupRetentionDays: 14,
  },
];

export const command = defineCommand({
  name: 'restore-database',
  group: 'Recover',
  summary: 'restores the database beside the old one, and switches to it',
  description:
    'Restores the database to a new instance beside the old one; docs/runbooks/data.md has the whole way. Without an option it ' +
    'only shows which instances there are. Each step can be run again: it continues where it was. It needs credentials of an ' +
    'administrator, because the Terraform roles may not restore. It reads the state of the foundation, whose folder ' +
    '`npx bmo tf <environment> plan foundation` prepares.',
  positionals: { environment },
  options: {
    to: text('restore to a point in time, such as 2026-12-01T03:00:00Z, or to the latest one'),
    snapshot: text(
      'restore a snapshot, or a recovery point of AWS Backup: its ARN, or what follows `:snapshot:` in it',
    ),
    switch: flag(
      'rename the old instance to <identifier>-broken-<date>, and the restored one to <identifier>',
    ),
  },
  examples: [
    ['restore-database prod', 'shows the instances'],
    ['restore-database prod --json', 'prints the instances for a script; with a step, as they are after it'],
    [
      'restore-database prod --to 2026-12-01T03:00:00Z',
      'restores to a point in time, beside the old instance',
    ],
    ['restore-database prod --to latest', 'restores to the latest point in time'],
    ['restore-database prod --snapshot awsbackup:job-0a1b2c3d', 'restores a recovery point of AWS Backup'],
    ['restore-database prod --switch', 'makes the restored instance the database'],
  ],
  answer: ANSWER,
  interrupted: 'A restore that was started goes on in RDS. Run the command again: it continues where it was.',
  run: async (args, { print }) => {
    const request = requestOf(args);
    const { restoreStep } = require('./steps') as typeof import('./steps');
    return { answer: await restoreStep(request, print) };
  },
});
