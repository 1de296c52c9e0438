import { configurationOf, resolveIn } from '../../../ops/bootstrap/configuration';
import { rootSchema } from '../../../ops/toolbox/synthesized-roots';
import { ACCOUNT, resource } from './support/samples';

const json = rootSchema.parse({
  terraform: {
    backend: { s3: { bucket: 'a-state', key: 'a.tfstate', region: 'us-east-2', dynamodb_table: 'a-lock' } },
  },
  provider: {
    aws: [
      { region: 'us-east-2', default_tags: [{ tags: { Stack: 'a-root' } }] },
      { region: 'us-west-2', alias: 'replica' },
    ],
  },
  resource: {
    aws_s3_bucket: { here: { bucket: 'a-state' }, there: { bucket: 'a-replica', provider: 'aws.replica' } },
    aws_iam_role: { copier: { name: 'copier' } },
  },
});

describe('The configuration of the root', () => {
  it('says where the state lies', () => {
    expect(configurationOf(json).state).toEqual({
      bucket: 'a-state',
      key: 'a.tfstate',
      region: 'us-east-2',
      lockTable: 'a-lock',
      useLockfile: false,
    });
  });

  it('lists every resource with the region of its provider', () => {
    expect(configurationOf(json).resources.map(({ address, region }) => `${address} ${region}`)).toEqual([
      'aws_s3_bucket.here us-east-2',
      'aws_s3_bucket.there us-west-2',
      'aws_iam_role.copier us-east-2',
    ]);
  });

  it('knows the tag of what it creates', () => {
    expect(configurationOf(json).stack).toBe('a-root');
  });

  it('is a defect without that tag: nothing could be told from what belongs to others', () => {
    expect(() => configurationOf({ ...json, provider: { aws: [{ region: 'us-east-2' }] } })).toThrow(
      'The bootstrap root has no default tag Stack.',
    );
  });
});

const resources = [
  resource('aws_s3_bucket', { bucket: 'a-bucket' }),
  resource('aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.it.id}' }),
  resource('aws_iam_role', { name: 'a-role' }),
  resource('aws_iam_policy', { name: 'a-policy' }),
  resource('aws_iam_policy', { name: 'another', path: '/deep/' }, 'deep'),
  resource('aws_dynamodb_table', { name: 'a-table' }),
];
const text = resolveIn(resources, ACCOUNT);
const resolved = (expression: string) => text(resource('aws_any', { argument: expression }), 'argument');

describe('An argument', () => {
  it.each([
    ['plain', 'plain'],
    ['${var.aws_account_id}-logs', '111111111111-logs'],
    ['${data.aws_caller_identity.account.account_id}', '111111111111'],
    ['arn:${data.aws_partition.this.partition}:x', 'arn:aws:x'],
    ['${aws_s3_bucket.it.bucket}', 'a-bucket'],
    ['${aws_s3_bucket.it.arn}/*', 'arn:aws:s3:::a-bucket/*'],
    ['${aws_s3_bucket_policy.it.bucket}', 'a-bucket'],
    ['${aws_iam_role.it.name}', 'a-role'],
    ['${aws_iam_role.it.id}', 'a-role'],
    ['${aws_iam_policy.it.arn}', 'arn:aws:iam::111111111111:policy/a-policy'],
    ['${aws_iam_policy.deep.arn}', 'arn:aws:iam::111111111111:policy/deep/another'],
    ['${aws_dynamodb_table.it.id}', 'a-table'],
  ])('%s is %s', (expression, value) => {
    expect(resolved(expression)).toBe(value);
  });

  it.each(['${aws_s3_bucket.other.id}', '${aws_iam_role.it.unique_id}', '${var.other}'])(
    '%s is a defect: its resource could be overlooked',
    (expression) => {
      expect(() => resolved(expression)).toThrow(
        `aws_any.it: argument is ${expression}, which is not known.`,
      );
    },
  );

  it('that is no text is a defect', () => {
    expect(() => text(resource('aws_any', {}), 'bucket')).toThrow('aws_any.it has no text as its bucket.');
  });
});
