import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { Steps } from '../../steps';
import { type AccountProps, EmulatedAccount } from '../emulated-account';
import { expectEnd } from '../expect-end';

/** The first thing that an apply has created. */
const CREATED = /^\$ terraform .* apply [\s\S]*: Creation complete/m;

/**
 * The middle of an apply: the buckets are there with their tags, by which the next run knows them for its own, and
 * wait for their lifecycle rules. A bucket without tags is somebody else's, and needs --change-existing.
 */
const BUCKETS_CREATED =
  /^(?=[\s\S]*aws_s3_bucket\.state-bucket: Creation complete)[\s\S]*aws_s3_bucket\.state-log-bucket: Creation complete/;

/** Killed with everything it started, and once stopped with Ctrl-C, each time a step further on. */
export async function bootstrapKilled(steps: Steps, props: AccountProps): Promise<void> {
  const account = await EmulatedAccount.create(steps, props);
  const killAt = (when: string, pattern: RegExp) =>
    steps.step(`killed: ${when}`, async () => {
      await account.command.runUntil(pattern, 'SIGKILL', ['--yes']);
    });

  await killAt('after the synthesis', /== 2 of 6/);
  await killAt('after init', /^\$ terraform .* plan /m);
  await killAt('in the middle of the apply', BUCKETS_CREATED);
  assert.ok(existsSync(account.localState), 'the apply left no state');
  await steps.step('killed: Ctrl-C in the middle of the next apply', async (say) => {
    const finished = await account.command.runUntil(CREATED, 'SIGINT', ['--yes']);
    expectEnd(finished, 130, ['Gracefully shutting down', 'run `npx bmo bootstrap` again']);
    say('Terraform wrote down what it had done');
  });
  await killAt('after the apply, before the migration', /== 5 of 6/);
  await killAt('between copying the state and removing it', /Successfully configured the backend "s3"!/);
  assert.ok(existsSync(account.localState), 'the migration was over already');
  await steps.prove('bootstrap killed', 'killed: last run', async (say) => {
    await account.expectRun(0, [/is a copy of it, left by an interrupted run/], '--yes');
    await account.expectDone();
    say('done, and the next plan is empty');
  });
}
