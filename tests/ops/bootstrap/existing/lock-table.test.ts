import { checkLockTable } from '../../../../ops/bootstrap/existing/lock-table';
import { awsError } from '../../support/aws-answers';
import { context, OUR_TAGS, resource } from '../support/samples';

const table = resource('aws_dynamodb_table', { name: 'a-lock' });
const described = (AttributeName: string, AttributeType = 'S') => ({
  Table: {
    TableArn: 'arn',
    KeySchema: [{ AttributeName, KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName, AttributeType }],
  },
});

describe('The lock table', () => {
  it('is absent when there is none', async () => {
    const DescribeTable = awsError('ResourceNotFoundException');
    expect(await checkLockTable(table, context({ DescribeTable }))).toEqual({ is: 'absent' });
  });

  it.each([
    [OUR_TAGS, true],
    [[], false],
  ])('is imported with the tags %j', async (Tags, isOurs) => {
    const answers = { DescribeTable: described('LockID'), ListTagsOfResource: { Tags } };
    expect(await checkLockTable(table, context(answers))).toEqual({
      is: 'present',
      importId: 'a-lock',
      isOurs,
    });
  });

  it.each([
    [described('Id'), 'Id (S, HASH)'],
    [described('LockID', 'N'), 'LockID (N, HASH)'],
  ])('is refused with another key', async (DescribeTable, key) => {
    expect(await checkLockTable(table, context({ DescribeTable }))).toEqual({
      is: 'refused',
      problem: {
        at: 'table a-lock in us-east-2',
        got: `the key ${key}`,
        allowed: 'no such table yet, or one with the key LockID (S, HASH)',
        fix: 'The key of a table cannot be changed: name another table in `state` of environments/.',
      },
    });
  });
});
