import { destructions, inheritedChanges, requireHarmless } from '../../../ops/bootstrap/plan-refusals';
import type { Plan } from '../../../ops/toolbox/plan-json';
import { refusal } from '../../support/refusal';
import { changeOf, planOf } from '../support/plans';

type Details = Parameters<typeof changeOf>[2] & { readonly actions: readonly string[] };

/** A plan that changes one resource. */
const planFor = (address: string, { actions, ...details }: Details): Plan =>
  planOf([changeOf(address, actions, details)]);

const update = (type: string, name: string, value: unknown) => {
  const argument = type === 'aws_s3_bucket' ? 'bucket' : 'name';
  const [before, after] = [false, value].map((each) => ({ [argument]: name, value: each }));
  return changeOf(`${type}.it`, ['update'], { before, after });
};

const inherited = { buckets: ['theirs'], tables: ['lock'] };
const allowed = { changeExisting: false, inherited, apply: 'terraform -chdir=work/root apply' };

const changing = planOf([
  update('aws_s3_bucket', 'theirs', true),
  changeOf('aws_s3_bucket_policy.it', ['create'], { after: { bucket: 'theirs', policy: '{}' } }),
  update('aws_dynamodb_table', 'lock', true),
]);

const destroying = (type: string) => planFor(`${type}.old`, { actions: ['delete'], before: {} });

describe('A plan', () => {
  it('that changes what was there before is refused, with all that it would change', async () => {
    expect(await refusal(() => requireHarmless(changing, allowed))).toBe(
      [
        'The plan would change what was there before this command; nothing was changed:',
        '',
        'bucket theirs:',
        '  update aws_s3_bucket.it',
        '    value: false -> true',
        '  add aws_s3_bucket_policy.it',
        '    bucket: "theirs"',
        '    policy: "{}"',
        '',
        'table lock:',
        '  update aws_dynamodb_table.it',
        '    value: false -> true',
        '',
        'Objects and items stay as they are. Whoever else uses these should know of it first. Then run the command',
        'again with --change-existing.',
      ].join('\n'),
    );
  });

  it('that changes it is allowed when told so', () => {
    expect(() => requireHarmless(changing, { ...allowed, changeExisting: true })).not.toThrow();
  });

  it('that changes only what is ours is allowed', () => {
    expect(() =>
      requireHarmless(changing, { ...allowed, inherited: { buckets: [], tables: [] } }),
    ).not.toThrow();
  });

  it('that destroys something is refused in any case', async () => {
    expect(
      await refusal(() => requireHarmless(destroying('aws_iam_role'), { ...allowed, changeExisting: true })),
    ).toBe(
      [
        'The plan would destroy something, and this command never does; nothing was changed:',
        '  delete aws_iam_role.old',
        'Find out why. If it has to be, let Terraform ask you, then run this command again:',
        '  terraform -chdir=work/root apply',
      ].join('\n'),
    );
  });

  it.each(['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_role_policy_attachment'])(
    'that takes permissions back, %s, is allowed',
    (type) => {
      expect(() => requireHarmless(destroying(type), allowed)).not.toThrow();
    },
  );
});

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
    expect(destructions(planFor('aws_iam_role.it', { actions }))).toEqual(found);
  });

  it('is nothing when nothing changes', () => {
    expect(destructions(planOf([]))).toEqual([]);
  });
});

describe('What a plan changes on buckets and tables that were there before', () => {
  it('is an update in place, attribute by attribute', () => {
    const before = { bucket: 'theirs', tags_all: {}, force_destroy: false };
    const after = { bucket: 'theirs', tags_all: { Stack: 'ours' }, force_destroy: false };
    const plan = planFor('aws_s3_bucket.state', { actions: ['update'], before, after });
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
    const plan = planFor('aws_s3_bucket_policy.state', { actions: ['create'], after, unknown: { id: true } });
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
      unknown: { arn: true },
    };
    const plan = planFor('aws_dynamodb_table.lock', { actions: ['update'], ...change });
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
    expect(inheritedChanges(planFor(address, change), inherited)).toEqual([]);
  });
});
