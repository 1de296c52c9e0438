import { Canary, type CanaryProps } from '../../modules/synthetics/canary';
import { CANARY_SCRIPT } from '../../modules/synthetics/canary-script';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const props: CanaryProps = {
  canaryName: 'bmo-learning-prod-canary',
  region: 'us-east-2',
  accountId: '123456789012',
  canary: { everyMinutes: 5, checks: { rails: { path: '/health', status: 200 } } },
  publicUrl: 'https://learning.example.com',
  bucketName: 'logs',
  resultsPrefix: 'canary/results',
  codePrefix: 'canary/code',
  logRetentionDays: 30,
  logsKeyArn: 'arn:logs-key',
};
const synthesize = (changes: Partial<CanaryProps> = {}) =>
  synthesizeConstruct((stack) => new Canary(stack, 'canary', { ...props, ...changes }));
const configuration = synthesize();
const canary = configuration.at('aws_synthetics_canary.canary');

describe('the canary', () => {
  it('asks the public URL, with its checks', () => {
    expect(canary['run_config']).toMatchObject({
      environment_variables: {
        PUBLIC_URL: 'https://learning.example.com',
        CHECKS: '[{"path":"/health","status":200}]',
      },
    });
  });

  it.each([
    [1, 'rate(1 minute)'],
    [5, 'rate(5 minutes)'],
    [60, 'rate(60 minutes)'],
  ])('runs every %i minutes: %s', (everyMinutes, expression) => {
    const other = synthesize({ canary: { ...props.canary, everyMinutes } });
    expect(other.at('aws_synthetics_canary.canary')['schedule']).toEqual({ expression });
  });

  it('runs code that is named by its content, and has no more tags than an object may have', () => {
    const code = configuration.at('aws_s3_object.canary_code');
    expect(code['key']).toMatch(/^canary\/code\/[0-9a-f]{16}\.zip$/);
    expect(Buffer.from(code['content_base64'], 'base64').toString('latin1')).toContain(CANARY_SCRIPT);
    expect(code['override_provider']).toEqual({ default_tags: { tags: {} } });
    expect(canary).toMatchObject({
      s3_bucket: '${aws_s3_object.canary_code.bucket}',
      s3_key: '${aws_s3_object.canary_code.key}',
    });
  });

  it('writes to a log group of Terraform, which expires and is encrypted', () => {
    expect(configuration.at('aws_cloudwatch_log_group.canary_log')).toEqual({
      name: '/aws/lambda/${element(split(":", aws_synthetics_canary.canary.engine_arn), 6)}',
      retention_in_days: 30,
      kms_key_id: 'arn:logs-key',
    });
    expect(configuration.text).not.toContain('logs:CreateLogGroup');
  });

  it('leaves no function behind', () => {
    expect(canary['delete_lambda']).toBe(true);
  });

  it.each([
    ['a short name', 'prod-canary', 'cwsyn-prod-canary*'],
    ['as much of a long name as fits', 'bmo-learning-prod-canary', 'cwsyn-bmo-learning-prod-can*'],
  ])('may write to the log of its functions, with %s', (_, canaryName, pattern) => {
    const { policy } = synthesize({ canaryName }).at('aws_iam_role_policy.canary_policy');
    expect(JSON.parse(policy).Statement).toContainEqual(
      expect.objectContaining({
        Sid: 'WriteLog',
        Resource: `arn:aws:logs:us-east-2:123456789012:log-group:/aws/lambda/${pattern}:log-stream:*`,
      }),
    );
  });

  itIsReusable(
    (stack, id, unknown) =>
      new Canary(stack, id, {
        canaryName: unknown.text('name'),
        region: unknown.text('region'),
        accountId: unknown.text('account_id'),
        canary: {
          ...props.canary,
          checks: { one: { path: unknown.text('path'), status: unknown.number('status') } },
        },
        publicUrl: unknown.text('url'),
        bucketName: unknown.text('bucket'),
        resultsPrefix: unknown.text('results'),
        codePrefix: unknown.text('code'),
        logRetentionDays: unknown.number('days'),
        logsKeyArn: unknown.text('key_arn'),
      }),
  );
});
