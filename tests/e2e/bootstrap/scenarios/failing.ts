import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { Steps } from '../../steps';
import { type AccountProps, EmulatedAccount } from '../emulated-account';

/** An apply that AWS refuses half-way, and something that is created only in part. */
export async function bootstrapFailing(steps: Steps, props: AccountProps): Promise<void> {
  const failOnce = ['iam.CreateRole:bmo-learning-terraform-prod-foundation'];
  const account = await EmulatedAccount.create(steps, { ...props, failOnce });

  await steps.prove('bootstrap refused by AWS', 'failing: a role is refused', async () => {
    await account.expectRun(
      1,
      [/creating IAM Role/, 'run `npx bmo bootstrap` again, it continues from there'],
      '--yes',
    );
    assert.ok(existsSync(account.localState), 'the apply left no state');
  });
  await steps.prove(
    'bootstrap with a tainted table',
    'failing: a table is created only in part',
    async (say) => {
      await account.terraform.run(['taint', 'aws_dynamodb_table.lock-table']);
      assert.match(readFileSync(account.localState, 'utf8'), /"status": "tainted"/);
      await account.expectRun(0, [/untaint aws_dynamodb_table\.lock-table/, / 0 destroyed/], '--yes');
      await account.expectDone();
      say('kept; done, and the next plan is empty');
    },
  );
}
