import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Aws } from '../../aws';
import { askQuery } from '../../aws-api';
import type { Steps } from '../../steps';
import { type AccountProps, EmulatedAccount, STATE_KEY } from '../emulated-account';
import { expectEnd } from '../expect-end';
import { variables } from '../root-folder';

/** An account in which nothing exists yet. */
export async function bootstrapFromNothing(steps: Steps, props: AccountProps): Promise<void> {
  const account = await EmulatedAccount.create(steps, props);
  const { folder, command, state } = account;

  await steps.prove('bootstrap refusals', 'nothing: wrong account, no credentials, usage', async (say) => {
    const otherFile = join(folder, 'other.tfvars');
    writeFileSync(otherFile, variables('210987654321'));
    const expected = `allowed: 210987654321, says aws_account_id in ${otherFile}`;
    await account.expectRefusal([/got: +123456789012, as arn:aws:/, expected], '--var-file', otherFile);
    expectEnd(await command.run([], {}), 1, ['AWS credentials', /got: +none/]);
    expectEnd(await command.run(['--force']), 2, ['Unknown option --force', 'usage: npx bmo bootstrap']);
    say('refused');
  });

  await steps.prove('bootstrap without --yes', 'nothing: plan without --yes', async (say) => {
    await account.expectRefusal([
      `Plan: ${account.addresses.length} to add, 0 to change`,
      'There is no terminal to ask on',
    ]);
    say('shown, and nothing changed');
  });

  await steps.step('nothing: bootstrap', async (say) => {
    await account.expectRun(0, [/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed/], '--yes');
    assert.ok(!existsSync(account.localState), 'the local state is still there');
    say(`${account.addresses.length} resources, state in the bucket`);
  });

  await steps.prove('bootstrap from nothing', 'nothing: second run', async (say) => {
    await account.expectDone();
    say('No changes.');
  });

  await steps.prove('bootstrap trusts GitHub', 'nothing: ids of repository and owner', async (say) => {
    const [owner, repository] = ['--var=github_owner_id=123456', '--var=github_repository_id=456789'];
    await account.expectRefusal(['must both have a value, or neither'], owner);
    await account.expectRefusal(['must both have a value, or neither'], repository);
    await expectSubject(account.aws, 'repo:octo-org/infrastructure:environment:prod');
    await account.expectRun(0, ['0 added, 8 changed, 0 destroyed'], owner, repository, '--yes');
    await expectSubject(account.aws, 'repo:octo-org@123456/infrastructure@456789:environment:prod');
    await account.expectRun(0, ['0 added, 8 changed, 0 destroyed'], '--yes');
    await expectSubject(account.aws, 'repo:octo-org/infrastructure:environment:prod');
    say('one subject, with both ids or without');
  });

  await steps.prove('bootstrap lock', 'nothing: lock held by somebody else', async (say) => {
    const { terraform } = account;
    await state.whileLocked(STATE_KEY, async () => {
      await account.expectRefusal(['held by a colleague', `init -reconfigure`, 'force-unlock e2e']);
      await terraform.run(['init', '-reconfigure']);
      await terraform.run(['force-unlock', '-force', 'e2e']);
      await account.expectDone();
    });
    say('refused, with the name of who holds it; the way out works');
  });
}

/** Production's apply role takes tokens with this subject only. */
async function expectSubject(aws: Aws, subject: string): Promise<void> {
  const { Role } = await askQuery<{ readonly Role: { readonly AssumeRolePolicyDocument: string } }>(
    aws,
    'iam',
    'GetRole',
    { RoleName: 'bmo-learning-terraform-prod-foundation' },
  );
  const { Statement } = JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument));
  const subjects = Statement[0].Condition.StringEquals['token.actions.githubusercontent.com:sub'];
  assert.deepEqual([subjects].flat(), [subject]);
}
