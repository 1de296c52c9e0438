import { type StateBackendClients, stateBackendProblems } from '../../../../ops/toolbox/aws/state-backend';
import { answers, awsError, connectionError } from '../../support/aws-answers';

const state = { bucket: 'a-state', region: 'us-east-2', lockTable: 'a-lock' };
const bucket = { BucketRegion: 'us-east-2' };
const key = { AttributeName: 'LockID', KeyType: 'HASH' };
const table = (changes: object = {}) => ({
  Table: {
    TableStatus: 'ACTIVE',
    KeySchema: [key],
    AttributeDefinitions: [{ AttributeName: 'LockID', AttributeType: 'S' }],
    ...changes,
  },
});

/** Problems when S3 and DynamoDB answer like this. */
const problemsOf = ({ s3 = bucket, dynamodb = table() }: { s3?: unknown; dynamodb?: unknown }) =>
  stateBackendProblems(state, '123456789012', { s3: answers(s3), dynamodb: answers(dynamodb) });

const bucketPlace = { at: 'state bucket a-state', allowed: 'a bucket of account 123456789012 in us-east-2' };
const tablePlace = {
  at: 'lock table a-lock',
  allowed: 'an active table in us-east-2 with the partition key LockID of type S and no sort key',
};

describe('The state backend', () => {
  it('can be used when bucket and table exist', async () => {
    expect(await problemsOf({})).toEqual([]);
  });

  it('asks for the bucket of this account only: its name may be taken by anybody', async () => {
    const clients = { s3: answers(bucket), dynamodb: answers(table()) } satisfies StateBackendClients;
    await stateBackendProblems(state, '123456789012', clients);
    expect(clients.s3.asked).toEqual([{ Bucket: 'a-state', ExpectedBucketOwner: '123456789012' }]);
    expect(clients.dynamodb.asked).toEqual([{ TableName: 'a-lock' }]);
  });

  it('needs the bucket', async () => {
    expect(await problemsOf({ s3: awsError('NotFound', '', 404) })).toEqual([
      { ...bucketPlace, got: 'no such bucket', fix: 'Run `npx bmo bootstrap`.' },
    ]);
  });

  it('refuses a bucket of another account', async () => {
    expect(await problemsOf({ s3: awsError('403', '', 403) })).toEqual([
      {
        ...bucketPlace,
        got: 'access denied: it belongs to another account, or these credentials may not list it',
        fix:
          'Use credentials with s3:ListBucket on it. If it is not ours, choose another name in `state` of ' +
          'environments/.',
      },
    ]);
  });

  it('refuses a bucket in another region', async () => {
    expect(await problemsOf({ s3: { BucketRegion: 'eu-west-1' } })).toEqual([
      {
        ...bucketPlace,
        got: 'a bucket in eu-west-1',
        fix: 'Correct `state` in environments/: the region if the bucket is ours, otherwise the name.',
      },
    ]);
  });

  it('needs the lock table', async () => {
    expect(await problemsOf({ dynamodb: awsError('ResourceNotFoundException', '', 400) })).toEqual([
      { ...tablePlace, got: 'no such table', fix: 'Run `npx bmo bootstrap`.' },
    ]);
  });

  it.each([
    [
      'another name',
      {
        KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'S' }],
      },
      'the key Id (S, HASH)',
    ],
    [
      'another type',
      { AttributeDefinitions: [{ AttributeName: 'LockID', AttributeType: 'N' }] },
      'the key LockID (N, HASH)',
    ],
    [
      'a sort key',
      {
        KeySchema: [key, { AttributeName: 'At', KeyType: 'RANGE' }],
        AttributeDefinitions: [
          { AttributeName: 'LockID', AttributeType: 'S' },
          { AttributeName: 'At', AttributeType: 'S' },
        ],
      },
      'the key LockID (S, HASH), At (S, RANGE)',
    ],
  ])('refuses a lock table whose key has %s', async (_, changes, got) => {
    expect(await problemsOf({ dynamodb: table(changes) })).toEqual([
      {
        ...tablePlace,
        got,
        fix: 'A key cannot be changed: name another table in `state` of environments/; `npx bmo bootstrap` creates it.',
      },
    ]);
  });

  it('refuses a lock table that does not exist yet', async () => {
    expect(await problemsOf({ dynamodb: table({ TableStatus: 'CREATING' }) })).toEqual([
      { ...tablePlace, got: 'a table that is CREATING', fix: 'Wait until it is ACTIVE, then try again.' },
    ]);
  });

  it('accepts a lock table that is being updated: it still answers', async () => {
    expect(await problemsOf({ dynamodb: table({ TableStatus: 'UPDATING' }) })).toEqual([]);
  });

  it('accepts a lock table that may be used but not described, as Terraform does', async () => {
    expect(await problemsOf({ dynamodb: awsError('AccessDeniedException', '', 400) })).toEqual([]);
  });

  it('reports the problems of both at once', async () => {
    const problems = await problemsOf({
      s3: awsError('NotFound', '', 404),
      dynamodb: awsError('ResourceNotFoundException', '', 400),
    });
    expect(problems.map(({ at }) => at)).toEqual(['state bucket a-state', 'lock table a-lock']);
  });

  it('says once that there is no connection to AWS', async () => {
    const error = connectionError('ENOTFOUND');
    const problems = await problemsOf({ s3: error, dynamodb: error });
    expect(problems.map(({ at }) => at)).toEqual(['connection to AWS']);
  });

  it('distinguishes rejected credentials from a refused bucket', async () => {
    const problems = await problemsOf({ s3: awsError('InvalidAccessKeyId', '', 403) });
    expect(problems.map(({ got }) => got)).toEqual(['credentials that AWS rejects (InvalidAccessKeyId)']);
  });

  it.each(['s3', 'dynamodb'])(
    'leaves any other error of %s as it is: that one is a defect',
    async (service) => {
      const defect = awsError('InternalFailure', '', 500);
      await expect(problemsOf({ [service]: defect })).rejects.toBe(defect);
    },
  );
});
