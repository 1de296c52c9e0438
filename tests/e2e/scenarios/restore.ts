import assert from 'node:assert/strict';
import {
  DeleteDBInstanceCommand,
  DeleteDBSnapshotCommand,
  DescribeDBInstancesCommand,
  ModifyDBInstanceCommand,
} from '@aws-sdk/client-rds';
import type { Aws } from '../aws';
import { askJson } from '../aws-api';
import type { EnvironmentRun } from '../environment';
import { expectDatabase, findDatabase } from '../expectations/database';
import { logGroups } from '../expectations/log-groups';
import { expectEqual } from '../expectations/lookups';
import { secretValue } from '../expectations/secrets';
import { expectDatabaseUrls, refusal } from '../expectations/urls';
import type { PlannedChange } from '../plan-changes';
import { OperatorCommand, printedTerraformCommands } from './operator-command';

const DATABASE = 'aws_db_instance.database';

/** Arguments that differ from the configuration after an import: RDS does not return them, or in another form. */
const NOT_IMPORTED = [
  'allow_major_version_upgrade',
  'apply_immediately',
  'blue_green_update',
  'delete_automated_backups',
  'engine_version',
  'final_snapshot_identifier',
  'password_wo_version',
  'skip_final_snapshot',
];

/**
 * Restores the database of a protected environment as docs/runbooks/data.md says: a new instance beside the old one, the
 * renames, the commands that are printed then, a plan and an apply. The old instance is kept aside until the end.
 */
export async function restoreDatabase(environment: EnvironmentRun, folder: string): Promise<void> {
  const { name, foundation, steps, aws, expected } = environment;
  const identifier = `${expected.prefix}-database`;
  const command = new OperatorCommand('restore-database', folder, aws.endpoint);
  const url = await secretValue(aws, `${expected.secretPath}/migration-database-url`);
  const broken = await findDatabase(aws, expected);

  await steps.step(`${name}: database restored beside the old one`, async (say) => {
    const output = await command.run([name, '--to', 'latest']);
    assert.match(output, new RegExp(`^${identifier}-restored is ready, and nothing uses it: `, 'm'));
    // As it would be after a rotation: what is restored has the password of its time.
    await aws.rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: `${identifier}-restored`,
        MasterUserPassword: 'ThePasswordOfItsTime',
        ApplyImmediately: true,
      }),
    );
    say('with all settings');
  });

  let output = '';
  const aside = await steps.step(`${name}: restored database switched`, async (say) => {
    output = await command.run([name, '--switch']);
    assert.match(await command.run([name, '--switch']), /is the restored instance already/);
    const { DBInstances = [] } = await aws.rds.send(new DescribeDBInstancesCommand({}));
    const old = DBInstances.find(({ DbiResourceId }) => DbiResourceId === broken.DbiResourceId);
    assert.match(old?.DBInstanceIdentifier ?? '', new RegExp(`^${identifier}-broken-\\d{8}$`));
    expectEqual('deletion protection of the old database', old?.DeletionProtection, expected.protected);
    await expectDatabase(aws, expected);
    assert.match((await refusal(aws, url)) ?? '', /password authentication failed/);
    say(`the old one is ${old?.DBInstanceIdentifier}`);
    return old?.DBInstanceIdentifier ?? '';
  });

  await steps.step(`${foundation.name}: plan before the import`, async (say) => {
    await foundation.plan(`-target=${DATABASE}`);
    const [change] = await foundation.plannedChanges();
    const renamed = change?.attributes.find((attribute) => attribute.name === 'identifier');
    expectEqual(
      'identifier in the plan',
      [renamed?.before, renamed?.after],
      [`"${aside}"`, `"${identifier}"`],
    );
    say(`would rename ${aside}`);
  });
  await steps.step(`${foundation.name}: import of the restored database`, async () => {
    const commands = printedTerraformCommands(output);
    expectEqual(
      'verbs',
      commands.map(([verb]) => verb),
      ['state', 'import'],
    );
    for (const args of commands) await foundation.root.run(args);
  });
  await steps.prove('restore changes', `${foundation.name}: plan of the restored database`, async (say) => {
    const summary = await foundation.plan();
    expectEqual('changes of the restore', (await foundation.plannedChanges()).map(named), [
      [DATABASE, 'update', NOT_IMPORTED],
    ]);
    say(summary);
  });
  await steps.prove('restore', `${foundation.name}: apply of the restored database`, async (say) => {
    const summary = await foundation.apply();
    const { DbiResourceId } = await findDatabase(aws, expected);
    assert.notEqual(DbiResourceId, broken.DbiResourceId);
    await expectDatabase(aws, expected);
    await expectDatabaseUrls(aws, expected);
    assert.equal(await secretValue(aws, `${expected.secretPath}/migration-database-url`), url);
    say(summary);
  });
  await steps.step(`${name}: old database deleted`, () => deleteAside(aws, aside, identifier));
}

const named = ({ address, action, attributes }: PlannedChange) => [
  address,
  action,
  attributes.map(({ name }) => name).sort(),
];

/** The end of the runbook, and of the snapshot, so that what remains of the environment can be told. */
async function deleteAside(aws: Aws, aside: string, identifier: string): Promise<void> {
  const { rds } = aws;
  const of = { DBInstanceIdentifier: aside };
  const last = `${aside}-last`;
  await rds.send(new ModifyDBInstanceCommand({ ...of, DeletionProtection: false, ApplyImmediately: true }));
  await rds.send(new DeleteDBInstanceCommand({ ...of, FinalDBSnapshotIdentifier: last }));
  await rds.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: last }));
  for (const name of [aside, `${identifier}-restored`]) {
    for (const { logGroupName } of await logGroups(aws, `/aws/rds/instance/${name}/`)) {
      await askJson(aws, 'logs', 'DeleteLogGroup', { logGroupName });
    }
  }
}
