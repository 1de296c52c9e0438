import assert from 'node:assert/strict';
import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { ListSecretVersionIdsCommand } from '@aws-sdk/client-secrets-manager';
import type { EnvironmentRun } from '../environment';
import { expectEqual } from '../expectations/lookups';
import { secretValue } from '../expectations/secrets';
import { expectDatabaseUrls } from '../expectations/urls';

/**
 * The first apply of an environment stops in the middle: the master password is stored, the database is
 * refused. The next apply draws another password; what reaches the database and the URL of the migration must be
 * the one that is stored.
 */
export class InterruptedApply {
  private password = '';

  constructor(private readonly environment: EnvironmentRun) {}

  /** The call that the emulator must refuse once. */
  static faultOf = (environment: string): string =>
    `rds.CreateDBInstance:bmo-learning-${environment}-database`;

  /** Applies as far as it goes. */
  async interrupt(): Promise<void> {
    const { foundation, steps, aws, expected } = this.environment;
    const { name } = foundation;
    await steps.step(`${name}: init`, () => foundation.init());
    await steps.step(`${name}: plan`, async (say) => say(await foundation.plan()));
    await steps.step(`${name}: apply without a database`, async (say) => {
      const output = await foundation.applyInVain();
      assert.match(output, /creating RDS DB Instance .*AccessDenied/s);
      const refusals = [...output.matchAll(/^Error: .*$/gm)].map(([line]) => line);
      expectEqual('errors', refusals.length, 1);

      this.password = await secretValue(aws, `${expected.secretPath}/database-master-password`);
      assert.ok(this.password, 'the master password is not stored yet');
      for (const url of ['database-url', 'migration-database-url']) {
        const { Versions = [] } = await aws.secrets.send(
          new ListSecretVersionIdsCommand({ SecretId: `${expected.secretPath}/${url}` }),
        );
        expectEqual(`versions of ${url}`, Versions.length, 0);
      }
      const { DBInstances = [] } = await aws.rds.send(new DescribeDBInstancesCommand({}));
      const ours = DBInstances.filter((it) => it.DBInstanceIdentifier === `${expected.prefix}-database`);
      expectEqual('databases', ours.length, 0);
      say('refused: the master password is stored, the database is not there');
    });
  }

  /** After the next apply the database, the URLs and the secrets agree on the passwords of the first one. */
  async expectRecovered(): Promise<void> {
    const { name, steps, aws, expected } = this.environment;
    await steps.prove(
      'interrupted apply',
      `${name}: one password after the interrupted apply`,
      async (say) => {
        const stored = await secretValue(aws, `${expected.secretPath}/database-master-password`);
        assert.ok(stored === this.password, 'the second apply wrote another master password');
        await expectDatabaseUrls(aws, expected);
        say('that of the first apply, in the database and in the URL of the migration');
      },
    );
  }
}
