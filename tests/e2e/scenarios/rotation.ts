import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { EnvironmentRun } from '../environment';
import { expectEqual } from '../expectations/lookups';
import { secretValue } from '../expectations/secrets';
import { expectTaskSecrets } from '../expectations/task-secrets';
import { expectDatabaseUrls, refusal } from '../expectations/urls';
import { WITHOUT_REFRESH } from '../planned-root';
import { synthesize } from '../synthesis';
import { rollOut } from './roll-out';

/** A version of a secret is never changed but replaced: what AWS decides about it is decided anew. */
const NEW_VERSION = [
  'arn',
  'has_secret_string_wo',
  'id',
  'secret_binary',
  'secret_string',
  'secret_string_wo_version',
  'version_id',
  'version_stages',
] as const;

/** All that a rotation of the database's passwords may change, and in which attributes. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  'aws_db_instance.database': ['password_wo_version'],
  'aws_secretsmanager_secret_version.secrets_database-application-password_value': NEW_VERSION,
  'aws_secretsmanager_secret_version.secrets_database-master-password_value': NEW_VERSION,
  'aws_secretsmanager_secret_version.secrets_database-url-value': NEW_VERSION,
  'aws_secretsmanager_secret_version.secrets_migration-database-url-value': NEW_VERSION,
  'output.secret_version_ids': [],
};

type VersionIds = Readonly<Record<string, string>>;

/**
 * Rotates the passwords of a database as an operator does: the numbers are raised in the environment, the rest is a plan
 * and an apply of the foundation, then of the application, which gives its tasks the new URLs. The migration between the
 * two is proved with a real PostgreSQL.
 */
export async function rotateDatabasePassword(environment: EnvironmentRun, folder: string): Promise<void> {
  const { name, foundation, application, steps, aws, expected } = environment;
  const migrationUrl = () => secretValue(aws, `${expected.secretPath}/migration-database-url`);
  const versionIds = async () => (await foundation.root.outputs())['secret_version_ids'] as VersionIds;
  const oldUrl = await migrationUrl();
  const oldIds = await versionIds();

  await steps.step(`${name}: synth with the next database password`, () =>
    synthesize(folder, {
      outdir: 'cdktf.rotated',
      environment: name,
      preload: join(__dirname, 'raise-database-version.ts'),
    }),
  );
  await steps.prove('rotation changes', `${foundation.name}: plan of the rotation`, async (say) => {
    const summary = await foundation.plan(WITHOUT_REFRESH);
    const planned = await foundation.plannedChanges();
    const changes = planned.map(({ address, attributes }) => [
      address,
      attributes.map((it) => it.name).sort(),
    ]);
    expectEqual('changes of the rotation', Object.fromEntries(changes.sort()), CHANGES);
    say(summary);
  });
  await steps.step(`${foundation.name}: apply of the rotation`, async (say) => say(await foundation.apply()));

  await steps.step(`${name}: new password in use`, async (say) => {
    const newUrl = await migrationUrl();
    // Not with assert's comparisons: their messages would show both.
    assert.ok(newUrl !== oldUrl, 'the URL of the migration is the same as before');
    await expectDatabaseUrls(aws, expected, 'application_2');
    assert.match((await refusal(aws, oldUrl)) ?? '', /password authentication failed/);
    const { DATABASE_URL: newId, MIGRATION_DATABASE_URL: newMigrationId, ...otherIds } = await versionIds();
    const { DATABASE_URL: oldId, MIGRATION_DATABASE_URL: oldMigrationId, ...sameIds } = oldIds;
    assert.notEqual(newId, oldId, 'the published version of DATABASE_URL is the same as before');
    assert.notEqual(newMigrationId, oldMigrationId, 'that of MIGRATION_DATABASE_URL is the same as before');
    expectEqual('published versions of other secrets', otherIds, sameIds);
    say('the old one is refused, services get the other role');
  });
  await steps.step(`${foundation.name}: plan after the rotation`, async (say) =>
    say(await foundation.expectNoChanges()),
  );
  await rollOut(environment, 'rotation', 'the new DATABASE_URL', ['rails', 'sidekiq', 'migration']);
  await steps.step(`${application.name}: plan after the rotation`, async (say) =>
    say(await application.expectNoChanges()),
  );
  await steps.prove('rotation', `${name}: secrets of tasks after the rotation`, async (say) =>
    say(await expectTaskSecrets(aws, expected)),
  );
}
