import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { Aws } from '../../aws';
import type { Steps } from '../../steps';
import { type AccountProps, EmulatedAccount, STATE_KEY } from '../emulated-account';

const BUCKET = 'bmo-learning-terraform-state';
/** Key of the team's own state. */
const TEAM_KEY = 'prod/terraform.tfstate';

const TEAM_STATE = JSON.stringify({
  version: 4,
  terraform_version: '1.11.4',
  serial: 7,
  lineage: '5d6c4b6e-1f7e-4a55-9a50-6c2f7b1d8e11',
  outputs: {},
  resources: [
    {
      module: 'module.vpc',
      mode: 'managed',
      type: 'aws_vpc',
      name: 'main',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [{ schema_version: 1, attributes: { id: 'vpc-0a1b2c3d4e5f60718' } }],
    },
  ],
});

/** An account whose bucket and table exist, with the state of the team's own root and other objects in it. */
export async function bootstrapOverExisting(steps: Steps, props: AccountProps): Promise<void> {
  const account = await EmulatedAccount.create(steps, props);
  const { aws, state } = account;
  await steps.step('existing: bucket with objects, table', async () => {
    await state.create();
    await put(aws, 'notes/readme.txt', 'kept');
    await put(aws, TEAM_KEY, '{}');
    await put(aws, TEAM_KEY, TEAM_STATE);
  });

  await steps.prove(
    "bootstrap over another root's state",
    "existing: another root's state at the key of the bootstrap",
    async (say) => {
      await put(aws, STATE_KEY, TEAM_STATE);
      await account.expectRefusal(['is the state of another root', 'module.vpc.aws_vpc.main'], '--yes');
      await aws.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: STATE_KEY }));
      say('refused');
    },
  );

  const before = await objects(aws);
  await steps.step('existing: without --change-existing', async (say) => {
    await account.expectRefusal(
      [
        'The plan would change what was there before this command; nothing was changed',
        `bucket ${BUCKET}:`,
        'add aws_s3_bucket_policy.state-bucket_policy',
        'table terraform-state-lock:',
        'deletion_protection_enabled: false -> true',
      ],
      '--yes',
    );
    assert.deepEqual(await objects(aws), before);
    say('refused, with a list of what would change');
  });

  await steps.prove('bootstrap over existing', 'existing: with --change-existing', async (say) => {
    await account.expectRun(0, [/Apply complete! .* 0 destroyed/], '--yes', '--change-existing');
    await account.expectDone();
    const after = (await objects(aws)).filter((object) => before.includes(object));
    assert.deepEqual(after, before, 'objects of others were changed');
    say(`${before.length} versions of others unchanged`);
  });
}

const put = (aws: Aws, Key: string, Body: string) =>
  aws.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ServerSideEncryption: 'AES256' }));

/** Every version of every object, as `key version SHA-256`. */
async function objects({ s3 }: Aws): Promise<readonly string[]> {
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET }));
  return Promise.all(
    Versions.map(async ({ Key, VersionId, IsLatest }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key, VersionId }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return `${Key} ${VersionId} ${IsLatest} ${createHash('sha256').update(bytes).digest('hex')}`;
    }),
  );
}
