import { readFileSync } from 'node:fs';
import { CHECKOV_CONFIG, checkovConfig } from '../../../ops/docs/checkov-config';

const exception = { rule: 's3/a', addresses: ['aws_s3_bucket.a'], reason: 'It is small.' };

describe('Settings of checkov', () => {
  test('.checkov.yaml is current; ops/docs/checkov-config.ts writes it', () => {
    expect(readFileSync(CHECKOV_CONFIG, 'utf8')).toBe(checkovConfig());
  });

  test('plans are scanned, nothing else', () => {
    expect(checkovConfig()).toContain('\nframework:\n  - terraform_plan\n');
  });

  test('a check is skipped once, below every reason', () => {
    const other = { ...exception, addresses: ['aws_s3_bucket.b'], reason: 'It is old.' };
    const config = checkovConfig([exception, other].map((each) => ({ ...each, checkov: ['CKV_AWS_1'] })));
    expect(config).toContain(
      [
        'skip-check:',
        '  # aws_s3_bucket.a: It is small.',
        '  # aws_s3_bucket.b: It is old.',
        '  - CKV_AWS_1',
        '',
      ].join('\n'),
    );
  });

  test('a rule that checkov does not have is left out', () => {
    expect(checkovConfig([exception])).not.toContain('It is small.');
  });

  test('what one environment skips is skipped on its command line only', () => {
    const config = checkovConfig([
      { ...exception, checkov: ['CKV_AWS_1'] },
      { ...exception, checkov: ['CKV_AWS_2'], environment: 'staging' },
    ]);
    expect(config).not.toContain('  - CKV_AWS_2');
    expect(config).toContain('#   checkov -f plan.json \\\n#     --skip-check CKV_AWS_1,CKV_AWS_2\n');
  });

  test('no line is longer than 110 columns', () => {
    expect(
      checkovConfig()
        .split('\n')
        .filter((line) => line.length > 110),
    ).toEqual([]);
  });
});
