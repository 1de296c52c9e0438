import { FirewallLog } from '../../modules/waf/firewall-log';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const configuration = synthesizeConstruct(
  (stack) =>
    new FirewallLog(stack, 'log', {
      aclName: 'bmo-learning-prod',
      webAclArn: 'arn:acl',
      logRetentionDays: 30,
      logsKeyArn: 'arn:logs-key',
      accountId: '123456789012',
    }),
);
const logging = configuration.at('aws_wafv2_web_acl_logging_configuration.log_configuration');

describe('the log of the firewall', () => {
  it('has the name that AWS WAF requires, a key and a retention', () => {
    expect(configuration.at('aws_cloudwatch_log_group.log')).toEqual({
      name: 'aws-waf-logs-bmo-learning-prod',
      kms_key_id: 'arn:logs-key',
      retention_in_days: 30,
    });
    expect(logging).toMatchObject({
      resource_arn: 'arn:acl',
      log_destination_configs: ['${aws_cloudwatch_log_group.log.arn}'],
    });
  });

  it('keeps blocked and counted requests, also those that a managed rule was set to count, and drops the rest', () => {
    expect(logging['logging_filter']).toEqual({
      default_behavior: 'DROP',
      filter: [
        {
          behavior: 'KEEP',
          requirement: 'MEETS_ANY',
          condition: ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'].map((action) => ({
            action_condition: { action },
          })),
        },
      ],
    });
  });

  it('accepts deliveries of this account only, with a policy that is created first', () => {
    const policy = configuration.at('aws_cloudwatch_log_resource_policy.log_policy');
    expect(JSON.parse(policy['policy_document']).Statement).toEqual([
      {
        Sid: 'FirewallLog',
        Effect: 'Allow',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '${aws_cloudwatch_log_group.log.arn}:*',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:123456789012:*' },
        },
      },
    ]);
    expect(logging['depends_on']).toEqual(['aws_cloudwatch_log_resource_policy.log_policy']);
  });

  itIsReusable(
    (stack, id, unknown) =>
      new FirewallLog(stack, id, {
        aclName: unknown.text('name'),
        webAclArn: unknown.text('acl_arn'),
        logRetentionDays: unknown.number('days'),
        accountId: unknown.text('account_id'),
      }),
  );
});
