import { resolveIn } from '../../../ops/bootstrap/references';
import { ACCOUNT, resource } from './support/samples';

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
