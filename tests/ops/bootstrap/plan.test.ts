import { destructions, inheritedChanges, type Plan, planJson } from '../../../ops/bootstrap/plan';

type Change = Partial<Plan['resource_changes'][number]['change']>;

const planOf = (...changes: readonly (readonly [address: string, change: Change])[]): Plan =>
  planJson.parse({
    resource_changes: changes.map(([address, change]) => ({
      address,
      mode: address.startsWith('data.') ? 'data' : 'managed',
      type: address.split('.').at(-2),
      change: { actions: ['no-op'], before: null, after: null, ...change },
    })),
  });

const inherited = { buckets: ['theirs'], tables: ['lock'] };

describe('What a plan destroys', () => {
  it.each([
    [['delete'], ['delete aws_iam_role.it']],
    [['delete', 'create'], ['replace aws_iam_role.it']],
    [['create', 'delete'], ['replace aws_iam_role.it']],
    [['create'], []],
    [['update'], []],
    [['no-op'], []],
    [['forget'], []],
  ])('%j: %j', (actions, found) => {
    expect(destructions(planOf(['aws_iam_role.it', { actions }]))).toEqual(found);
  });

  it('is nothing when nothing changes', () => {
    expect(destructions(planJson.parse({}))).toEqual([]);
  });
});

describe('What a plan changes on buckets and tables that were there before', () => {
  it('is an update in place, attribute by attribute', () => {
    const before = { bucket: 'theirs', tags_all: {}, force_destroy: false };
    const after = { bucket: 'theirs', tags_all: { Stack: 'ours' }, force_destroy: false };
    const plan = planOf(['aws_s3_bucket.state', { actions: ['update'], before, after }]);
    expect(inheritedChanges(plan, inherited)).toEqual([
      {
        on: 'bucket theirs',
        action: 'update',
        address: 'aws_s3_bucket.state',
        differences: ['tags_all: {} -> {"Stack":"ours"}'],
      },
    ]);
  });

  it('is a setting that is added', () => {
    const after = { bucket: 'theirs', policy: '{}', expected_bucket_owner: null };
    const plan = planOf([
      'aws_s3_bucket_policy.state',
      { actions: ['create'], after, after_unknown: { id: true } },
    ]);
    expect(inheritedChanges(plan, inherited)).toEqual([
      {
        on: 'bucket theirs',
        action: 'create',
        address: 'aws_s3_bucket_policy.state',
        differences: ['bucket: "theirs"', 'policy: "{}"'],
      },
    ]);
  });

  it('is what only Terraform will know', () => {
    const change = {
      before: { name: 'lock', arn: 'a' },
      after: { name: 'lock' },
      after_unknown: { arn: true },
    };
    const plan = planOf(['aws_dynamodb_table.lock', { actions: ['update'], ...change }]);
    expect(inheritedChanges(plan, inherited)).toMatchObject([
      { on: 'table lock', differences: ['arn: "a" -> (known after apply)'] },
    ]);
  });

  it.each([
    ['taking it over as it is', 'aws_s3_bucket.state', { actions: ['no-op'], after: { bucket: 'theirs' } }],
    ['a bucket of our own', 'aws_s3_bucket.logs', { actions: ['create'], after: { bucket: 'ours' } }],
    [
      'a setting of our own bucket',
      'aws_s3_bucket_policy.logs',
      { actions: ['update'], after: { bucket: 'ours' } },
    ],
    ['a table of our own', 'aws_dynamodb_table.ours', { actions: ['create'], after: { name: 'ours' } }],
    [
      'something else of the same name',
      'aws_iam_role.lock',
      { actions: ['update'], after: { name: 'lock' } },
    ],
    ['data that is read', 'data.aws_s3_bucket.state', { actions: ['update'], after: { bucket: 'theirs' } }],
  ])('is not %s', (_, address, change) => {
    expect(inheritedChanges(planOf([address, change]), inherited)).toEqual([]);
  });
});
