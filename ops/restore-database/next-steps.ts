import type { DBInstance } from '@aws-sdk/client-rds';
import { z } from 'zod';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';
import { asTyped, type Command, terraform } from '../toolbox/terraform';
import { variablesOption } from '../toolbox/variables';
import { DATABASE_ADDRESS } from './database-settings';

/** Identifier of the database, as the foundation was synthesized. */
export function databaseIdentifier({ json }: SynthesizedRoot): string {
  const [type = '', name = ''] = DATABASE_ADDRESS.split('.');
  return z.string().parse(json.resource[type]?.[name]?.['identifier']);
}

/** An instance, as `--json` prints it. */
export interface InstanceSummary {
  readonly identifier: string;
  readonly status: string;
  readonly resourceId: string;
  readonly deletionProtection: boolean;
  /** In ISO 8601. @default no backups yet */
  readonly latestRestorableTime?: string;
  readonly backupRetentionDays: number;
}

/** The instances of the database. */
export const summariesOf = (instances: readonly DBInstance[]): readonly InstanceSummary[] =>
  instances.map((instance) => ({
    identifier: instance.DBInstanceIdentifier ?? '',
    status: instance.DBInstanceStatus ?? 'unknown',
    resourceId: instance.DbiResourceId ?? '',
    deletionProtection: instance.DeletionProtection ?? false,
    latestRestorableTime: instance.LatestRestorableTime?.toISOString(),
    backupRetentionDays: instance.BackupRetentionPeriod ?? 0,
  }));

/** The instances of the database, one line for each. */
export function overview(identifier: string, instances: readonly DBInstance[]): string {
  if (instances.length === 0) return `There is no ${identifier}, and no instance beside it.`;
  return instances
    .map(({ DBInstanceIdentifier, DBInstanceStatus, DbiResourceId, ...instance }) =>
      [
        DBInstanceIdentifier,
        DBInstanceStatus,
        DbiResourceId,
        `deletion protection ${instance.DeletionProtection ? 'on' : 'off'}`,
        instance.LatestRestorableTime
          ? `restorable to ${instance.LatestRestorableTime.toISOString()}, ${instance.BackupRetentionPeriod} days back`
          : 'no backups yet',
      ].join('  '),
    )
    .join('\n');
}

/** What is to do after a restore. */
export const afterRestore = (environment: string, { DBInstanceIdentifier, Endpoint }: DBInstance): string => `
${DBInstanceIdentifier} is ready, and nothing uses it: ${Endpoint?.Address}
Check its data, then: npx bmo restore-database ${environment} --switch`;

/**
 * The commands that make Terraform manage the restored instance. The AWS provider knows an instance by its resource id,
 * so until then it manages the one that was put aside.
 */
export const importCommands = (root: SynthesizedRoot, identifier: string): readonly Command[] => [
  terraform(root.folder, 'state', 'rm', DATABASE_ADDRESS),
  terraform(root.folder, 'import', ...variablesOption(root), DATABASE_ADDRESS, identifier),
];

/** What is to do after the switch. */
export const afterSwitch = (root: SynthesizedRoot, identifier: string): string => `
${identifier} is the restored instance. Terraform still manages the old one; change that before anybody applies:

${importCommands(root, identifier)
  .map((command) => `  ${asTyped(command)}`)
  .join('\n')}
  npx bmo tf ${root.environment} plan foundation

The plan must update ${DATABASE_ADDRESS} in place, and replace nothing. Its apply writes the master password.`;
