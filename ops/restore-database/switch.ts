import { type DBInstance, ModifyDBInstanceCommand } from '@aws-sdk/client-rds';
import { UserError } from '../../modules/shared/user-error';
import {
  asidePrefix,
  asked,
  awaitInstance,
  instancesOf,
  isAvailable,
  named,
  type RestoreContext,
  restoredIdentifier,
} from './instances';

/**
 * Puts the restored instance in the place of the old one: `<identifier>` becomes `<identifier>-broken-<date>`, then
 * `<identifier>-restored` becomes `<identifier>`. The endpoint follows the identifier; deletion protection stays as it
 * is. Each rename restarts the
 * instance and takes about ten minutes, in which there is no database. Run again, it continues where it was.
 * @param today date in UTC
 * @throws UserError when nothing was restored, the restored instance is not ready, or RDS refuses
 * @see Amazon RDS User Guide, "Renaming a DB instance"
 */
export async function switchDatabase(today: Date, context: RestoreContext): Promise<void> {
  const { identifier, print } = context;
  const instances = await instancesOf(context);
  const old = named(instances, identifier);
  const restored = named(instances, restoredIdentifier(identifier));
  if (!restored) {
    if (!old || !isSwitched(instances, identifier)) throw nothingRestored(identifier);
    print(`${identifier} is the restored instance already.`);
    return;
  }
  if (restored.DBInstanceStatus !== 'renaming') requireReady(restored, old);
  if (old) await rename(old, freeName(instances, identifier, today), context);
  await rename(restored, identifier, context);
}

const isSwitched = (instances: readonly DBInstance[], identifier: string): boolean =>
  instances.some(({ DBInstanceIdentifier }) => DBInstanceIdentifier?.startsWith(asidePrefix(identifier)));

const nothingRestored = (identifier: string): UserError =>
  new UserError(
    `There is no ${restoredIdentifier(identifier)}. Restore first: npx bmo restore-database <environment> --to TIME.`,
  );

function requireReady(restored: DBInstance, old: DBInstance | undefined): void {
  const name = restored.DBInstanceIdentifier;
  const again = 'Run the restore again: it continues with that instance, and ends when it is ready.';
  if (!isAvailable(restored)) {
    throw new UserError(`${name} is ${restored.DBInstanceStatus}. Nothing was renamed.\n${again}`);
  }
  if (old?.DeletionProtection && !restored.DeletionProtection) {
    throw new UserError(
      `${name} has no deletion protection, unlike the old instance. Nothing was renamed. Switch it on:\n` +
        `  aws rds modify-db-instance --db-instance-identifier ${name} --deletion-protection --apply-immediately`,
    );
  }
}

/** `…-broken-20261201`, or `…-broken-20261201-2` for the second one of a day. */
function freeName(instances: readonly DBInstance[], identifier: string, today: Date): string {
  const name = `${asidePrefix(identifier)}${today.toISOString().slice(0, 10).replaceAll('-', '')}`;
  const names = [name, ...[2, 3, 4, 5, 6, 7, 8, 9].map((count) => `${name}-${count}`)];
  const free = names.find((each) => !named(instances, each));
  if (!free) throw new UserError(`${name} and its eight successors exist. Delete those that nobody needs.`);
  return free;
}

async function rename(instance: DBInstance, to: string, context: RestoreContext): Promise<void> {
  const { rds, print } = context;
  const { DBInstanceIdentifier: from, PendingModifiedValues } = instance;
  // An earlier run was interrupted while RDS renamed.
  if (instance.DBInstanceStatus === 'renaming') {
    await awaitInstance(context, PendingModifiedValues?.DBInstanceIdentifier ?? to);
    return;
  }
  print(`Renaming ${from} to ${to}.`);
  await asked(
    `rename ${from}, which is ${instance.DBInstanceStatus}`,
    rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: from,
        NewDBInstanceIdentifier: to,
        ApplyImmediately: true,
      }),
    ),
  );
  await awaitInstance(context, to);
}
