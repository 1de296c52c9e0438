import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';

/** How the log of a web ACL is kept, and whose deliveries it takes. */
export interface FirewallLogSettings {
  /** Days that the events are kept, one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
  /**
   * Key in the region of the web ACL, us-east-1 for the scope `CLOUDFRONT`. @default the key of CloudWatch
   * Logs
   */
  readonly logsKeyArn?: string;
  /** 12-digit id of this account: log deliveries of others are not admitted. */
  readonly accountId: string;
}

export interface FirewallLogProps extends FirewallLogSettings {
  /** Name of the web ACL, part of the log group's name. Changing it begins another log. */
  readonly aclName: string;
  readonly webAclArn: string;
  /** @default the stack's region */
  readonly provider?: TerraformProvider;
}

/** Headers that hold credentials; the query stays, without it an attack looks like a mistake. */
const REDACTED_HEADERS = ['authorization', 'cookie', 'x-api-key'];

/**
 * Requests that a web ACL blocked or counted, without the headers that hold credentials.
 *
 * The policy of the log group is here because AWS WAF would otherwise write one of its own, which nobody
 * removes. An account has ten such policies in a region.
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
      // AWS WAF writes into groups whose names begin like this only.
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
            condition: ['BLOCK', 'COUNT'].map((action) => ({ actionCondition: { action } })),
          },
        ],
      },
      dependsOn: [policy],
    });
  }
}
