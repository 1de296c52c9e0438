import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoSuchKey } from '@aws-sdk/client-s3';
import { RootFolder } from '../../../ops/bootstrap/root-folder';
import { survey } from '../../../ops/bootstrap/survey';
import { refusal } from '../../support/refusal';
import { awsError } from '../support/aws-answers';
import { type Answers, context, OUR_TAGS, resource, STACK, stateOf } from './support/samples';

const bucket = resource('aws_s3_bucket', { bucket: 'a-state' }, 'state');
const logs = resource('aws_s3_bucket', { bucket: 'a-state-logs' }, 'logs');
const table = resource('aws_dynamodb_table', { name: 'a-lock' }, 'lock');
const role = resource('aws_iam_role', { name: 'a-role' }, 'plan');
const resources = [bucket, logs, table, role];
const state = { bucket: 'a-state', key: 'a.tfstate', region: 'us-east-2', lockTable: 'a-lock' };

const EVERYTHING: Answers = {
  HeadBucket: {},
  GetBucketTagging: { TagSet: [] },
  DescribeTable: {
    Table: {
      KeySchema: [{ AttributeName: 'LockID', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'LockID', AttributeType: 'S' }],
    },
  },
  ListTagsOfResource: { Tags: OUR_TAGS },
  GetItem: {},
  GetObject: new NoSuchKey({ message: '', $metadata: {} }),
  GetRole: { Role: { Tags: OUR_TAGS } },
};
const NO_TABLE = { DescribeTable: awsError('ResourceNotFoundException') };
const NOTHING: Answers = {
  ...NO_TABLE,
  HeadBucket: awsError('NotFound', '', 404),
  GetRole: awsError('NoSuchEntityException'),
};
const objectOf = (...addresses: readonly string[]) => ({
  Body: { transformToString: async () => JSON.stringify(stateOf(...addresses)) },
});

let directory: string;
let folder: RootFolder;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'survey-'));
  folder = new RootFolder(directory, STACK);
  mkdirSync(folder.root, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

function look(answers: Answers) {
  const looks = context(answers, resources);
  return { asked: looks.asked, found: survey({ state, stack: STACK, resources }, folder, looks) };
}

describe('A survey', () => {
  it('of an empty account finds nothing, and reads no state', async () => {
    const { asked, found } = look(NOTHING);
    expect(await found).toEqual({
      placement: { backend: 'local', state: undefined, isCopied: false },
      existing: [],
      inherited: { buckets: [], tables: [] },
    });
    expect(asked.filter((question) => /^Get(Object|Item)/.test(question))).toEqual([]);
  });

  it('distinguishes what existed before from what an earlier run created', async () => {
    const { existing, inherited } = await look(EVERYTHING).found;
    expect(existing.map(({ resource: { address } }) => address)).toEqual(
      resources.map(({ address }) => address),
    );
    expect(inherited).toEqual({ buckets: ['a-state', 'a-state-logs'], tables: [] });
  });

  it('recognizes a bucket that an earlier run had begun to create', async () => {
    const [begun] = stateOf('aws_s3_bucket.state').resources;
    writeFileSync(folder.localState, JSON.stringify({ resources: [{ ...begun, instances: [] }] }));
    const { existing, inherited } = await look(EVERYTHING).found;
    expect(existing[0]).toMatchObject({ importId: 'a-state', isOurs: true });
    expect(inherited.buckets).toEqual(['a-state-logs']);
  });

  it('does not look up what the state holds', async () => {
    const GetObject = objectOf('aws_s3_bucket.state', 'aws_dynamodb_table.lock', 'aws_iam_role.plan');
    const { asked, found } = look({ ...EVERYTHING, GetObject });
    expect(await found).toMatchObject({
      placement: { backend: 's3' },
      existing: [{ importId: 'a-state-logs' }],
      inherited: { buckets: ['a-state-logs'] },
    });
    expect(asked.filter((question) => question.startsWith('GetRole'))).toEqual([]);
  });

  it('continues with the local state', async () => {
    writeFileSync(folder.localState, JSON.stringify(stateOf('aws_s3_bucket.state')));
    expect(await look(NOTHING).found).toMatchObject({ placement: { backend: 'local', state: {} } });
  });

  it('stops at a held lock, and says how to continue', async () => {
    const info = {
      ID: 'f2c0f0a4',
      Operation: 'OperationTypeApply',
      Who: 'alice@laptop',
      Created: '2026-01-02',
    };
    folder.useLocalState();
    const GetItem = { Item: { Info: { S: JSON.stringify(info) } } };
    expect(await refusal(() => look({ ...EVERYTHING, GetItem }).found)).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'lock of the state a.tfstate',
        '  got:     held by alice@laptop since 2026-01-02, for: apply',
        '  allowed: a state that no other run of Terraform uses',
        '  fix:     Wait until that run has ended, then run the command again. Only if it no longer exists, such as after ' +
          'a crash of its machine:',
        `    terraform -chdir=${folder.root} init -reconfigure`,
        `    terraform -chdir=${folder.root} force-unlock f2c0f0a4`,
      ].join('\n'),
    );
  });

  it('stops where the state is in the bucket and could not be locked', async () => {
    const GetObject = objectOf('aws_s3_bucket.state');
    expect(await refusal(() => look({ ...EVERYTHING, ...NO_TABLE, GetObject }).found)).toBe(
      [
        '1 problem; nothing was started:',
        '',
        'lock table a-lock',
        '  got:     no such table, although the state is in the bucket already',
        '  allowed: the lock table of the state',
        '  fix:     Create it, then run the command again:',
        '    aws dynamodb create-table --region us-east-2 --table-name a-lock ' +
          '--attribute-definitions AttributeName=LockID,AttributeType=S ' +
          '--key-schema AttributeName=LockID,KeyType=HASH --billing-mode PAY_PER_REQUEST',
      ].join('\n'),
    );
  });
});
