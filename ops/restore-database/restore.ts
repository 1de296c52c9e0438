import {
  type DBInstance,
  ModifyDBInstanceCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
} from '@aws-sdk/client-rds';
import { UserError } from '../../modules/shared/user-error';
import { type DatabaseSettings, restoreSettings, settingsAfterRestore } from './database-settings';
import {
  asked,
  awaitInstance,
  instancesOf,
  isAvailable,
  named,
  type RestoreContext,
  restoredIdentifier,
} from './instances';
import type { RestorePoint } from './request';

/**
 * Restores the database to an instance `<identifier>-restored`, with every setting that a restore does not inherit, and
 * waits until it is as Terraform has the old one. The old instance is not touched. Run again, it continues with
 * the instance that is there.
 * @returns the restored instance
 * @throws UserError when the state is about another instance, or RDS refuses
 */
export async function restoreDatabase(
  point: RestorePoint,
  settings: DatabaseSettings,
  context: RestoreContext,
): Promise<DBInstance> {
  const { identifier, print } = context;
  const restored = restoredIdentifier(identifier);
  const instances = await instancesOf(context);
  const old = named(instances, identifier);
  refuseOtherInstance(old, settings);
  const begun = named(instances, restored);
  if (begun) print(continuing(begun));
  else await start(point, settings, old, context);
  await awaitInstance(context, restored);
  return complete(restored, settings, context);
}

/** Between the renames and the import, the settings in the state are those of the instance that was put aside. */
function refuseOtherInstance(
  old: DBInstance | undefined,
  { identifier, resource_id }: DatabaseSettings,
): void {
  if (!old || old.DbiResourceId === resource_id) return;
  throw new UserError(
    `${identifier} is ${old.DbiResourceId}, but the state manages ${resource_id}: an earlier restore was switched and ` +
      'not imported.\nRun the Terraform commands of docs/runbooks/data.md, "Restore the database", first.',
  );
}

const continuing = ({ DBInstanceIdentifier, InstanceCreateTime }: DBInstance): string =>
  `${DBInstanceIdentifier} is there, since ${InstanceCreateTime?.toISOString() ?? 'now'}: continuing with it. To restore ` +
  `something else, delete it first:\n  aws rds modify-db-instance --db-instance-identifier ${DBInstanceIdentifier} ` +
  `--no-deletion-protection --apply-immediately\n  aws rds delete-db-instance --db-instance-identifier ` +
  `${DBInstanceIdentifier} --skip-final-snapshot`;

async function start(
  point: RestorePoint,
  settings: DatabaseSettings,
  old: DBInstance | undefined,
  { identifier, rds, print }: RestoreContext,
): Promise<void> {
  const restored = restoredIdentifier(identifier);
  if (point.kind === 'snapshot') {
    print(`Restoring the snapshot ${point.name} to ${restored}.`);
    const request = { DBSnapshotIdentifier: point.name, DBInstanceIdentifier: restored };
    await asked(
      `restore ${point.name}`,
      rds.send(new RestoreDBInstanceFromDBSnapshotCommand({ ...request, ...restoreSettings(settings) })),
    );
    return;
  }
  const [moment, when] =
    point.kind === 'latest'
      ? ['the latest restorable time', { UseLatestRestorableTime: true }]
      : [point.time.toISOString(), { RestoreTime: point.time }];
  print(`Restoring ${identifier} as of ${moment} to ${restored}.`);
  // The backups of a deleted instance are found by its resource id only.
  const source = old
    ? { SourceDBInstanceIdentifier: identifier }
    : { SourceDbiResourceId: settings.resource_id };
  const request = { ...source, ...when, TargetDBInstanceIdentifier: restored };
  await asked(
    `restore ${identifier} as of ${moment}`,
    rds.send(new RestoreDBInstanceToPointInTimeCommand({ ...request, ...restoreSettings(settings) })),
  );
}

/** Gives the restored instance what a restore does not take. */
async function complete(
  restored: string,
  settings: DatabaseSettings,
  context: RestoreContext,
): Promise<DBInstance> {
  const changes = settingsAfterRestore(settings);
  await asked(
    `complete ${restored}`,
    context.rds.send(
      new ModifyDBInstanceCommand({ DBInstanceIdentifier: restored, ApplyImmediately: true, ...changes }),
    ),
  );
  return awaitInstance(
    context,
    restored,
    (instance) =>
      isAvailable(instance) &&
      instance.MonitoringInterval === changes.MonitoringInterval &&
      instance.PerformanceInsightsEnabled === changes.EnablePerformanceInsights &&
      Object.keys(instance.PendingModifiedValues ?? {}).length === 0,
  );
}
