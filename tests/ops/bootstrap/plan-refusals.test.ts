import { planJson } from '../../../ops/bootstrap/plan';
import { requireHarmless } from '../../../ops/bootstrap/plan-refusals';
import { refusal } from '../../support/refusal';

const update = (type: string, name: string, value: unknown) => ({
  address: `${type}.it`,
  mode: 'managed',
  type,
  change: {
    actions: ['update'],
    before: { [type === 'aws_s3_bucket' ? 'bucket' : 'name']: name, value: false },
    after: { [type === 'aws_s3_bucket' ? 'bucket' : 'name']: name, value },
  },
});

const allowed = {
  changeExisting: false,
  inherited: { buckets: ['theirs'], tables: ['lock'] },
  apply: 'terraform -chdir=work/root apply',
};

const changing = planJson.parse({
  resource_changes: [
    update('aws_s3_bucket', 'theirs', true),
    {
      address: 'aws_s3_bucket_policy.it',
      mode: 'managed',
      type: 'aws_s3_bucket_policy',
      change: { actions: ['create'], before: null, after: { bucket: 'theirs', policy: '{}' } },
    },
    update('aws_dynamodb_table', 'lock', true),
  ],
});

const destroying = (type: string) =>
  planJson.parse({
    resource_changes: [
      {
        address: `${type}.old`,
        mode: 'managed',
        type,
        change: { actions: ['delete'], before: {}, after: null },
      },
    ],
  });

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
