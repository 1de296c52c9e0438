import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';

/** Retention, encryption and account of a web ACL's log. */
export interface FirewallLogSettings {
  /** Days that the events are kept; one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
  /** Key in the region of the web ACL; us-east-1 for the scope `CLOUDFRONT`. @default CloudWatch Logs' own key */
  readonly logsKeyArn?: string;
  /** 12-digit id of this account: only its log deliveries are admitted. */
  readonly accountId: string;
}

export interface FirewallLogProps extends FirewallLogSettings {
  /** Name of the web ACL, part of the log group's name. Changing it replaces the log group and deletes its events. */
  readonly aclName: string;
  readonly webAclArn: string;
  /** @default the stack's region */
  readonly provider?: TerraformProvider;
}

/** Headers with credentials. The query string is logged: without it, attacks are hard to recognize. */
const REDACTED_HEADERS = ['authorization', 'cookie', 'x-api-key'];

/**
 * Rules of a managed group that were set to count match EXCLUDED_AS_COUNT only.
 * @see AWS WAF API Reference, "ActionCondition"
 */
const KEPT_ACTIONS = ['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'];

/**
 * Log of requests that a web ACL blocked or counted, without headers that contain credentials.
 *
 * Without the log group's policy, AWS WAF creates one itself, which is never removed. An account can have ten
 * such policies per region.
 *
 * @see AWS WAF Developer Guide, "Sending web ACL traffic logs to an Amazon CloudWatch Logs log group"
 */
export class FirewallLog extends Construct {
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: FirewallLogProps) {
    super(scope, id);
    const { provider, accountId } = props;
    const logGroup = new CloudwatchLogGroup(this, 'this', {
      provider,
      // AWS WAF requires this prefix.
      name: `aws-waf-logs-${props.aclName}`,
      kmsKeyId: props.logsKeyArn,
      retentionInDays: props.logRetentionDays,
    });
    this.logGroupName = logGroup.name;
    const policy = new CloudwatchLogResourcePolicy(this, 'policy', {
      provider,
      policyName: `aws-waf-logs-${props.aclName}`,
      policyDocument: policyDocument({
        Sid: 'FirewallLog',
        Effect: 'Allow',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: `${logGroup.arn}:*`,
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: { 'aws:SourceArn': `arn:aws:logs:*:${accountId}:*` },
        },
      }),
    });
    new Wafv2WebAclLoggingConfiguration(this, 'configuration', {
      provider,
      resourceArn: props.webAclArn,
      logDestinationConfigs: [logGroup.arn],
      redactedFields: REDACTED_HEADERS.map((name) => ({ singleHeader: { name } })),
      loggingFilter: {
        defaultBehavior: 'DROP',
        filter: [
          {
            behavior: 'KEEP',
            requirement: 'MEETS_ANY',
            condition: KEPT_ACTIONS.map((action) => ({ actionCondition: { action } })),
          },
        ],
      },
      dependsOn: [policy],
    });
  }
}
