import { ChatbotSlackChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-slack-channel-configuration';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { conditional, Fn, Op, type TerraformProvider, type TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';

export interface SlackChannelProps {
  /** Name of the configuration, unique in the account. Changing it replaces the configuration. */
  readonly name: string;
  /** Name of the role and of its policy. Changing it replaces both. */
  readonly roleName: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Id of a Slack workspace that was authorized in the console, `T…`; null creates nothing. */
  readonly workspaceId: string;
  /** Id of the channel, `C…` or `G…`; null creates nothing. */
  readonly channelId: string;
  /** Topics of any region whose messages are posted to the channel. */
  readonly topicArns: readonly string[];
  /** Retention in days of the delivery errors, one of the values that CloudWatch Logs allows. */
  readonly logRetentionDays: number;
  /** KMS key in us-east-1 for these errors. @default the key of CloudWatch Logs */
  readonly logsKeyArn?: string;
  /** Provider of us-east-1, where the service writes its logs. */
  readonly usEast1: TerraformProvider;
}

/** Metrics and alarm states, for the graphs below a message. */
const READ_METRICS = [
  'cloudwatch:DescribeAlarms',
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
  'cloudwatch:GetMetricWidgetImage',
  'cloudwatch:ListMetrics',
];

/**
 * Slack channel that receives the messages of topics through Amazon Q Developer in chat applications (formerly AWS
 * Chatbot). Nothing is created unless workspace and channel are both given.
 *
 * Members of the channel can run commands with the channel's role, within its guardrail policies; without any, AWS
 * uses AdministratorAccess. Role and guardrails are the same policy here, which only reads metrics. The log group is
 * created here because the service would create it without a retention period.
 *
 * @see Amazon Q Developer in chat applications Administrator Guide, "Tutorial: Get started with Slack" and
 * "Understanding Amazon Q Developer in chat applications permissions"
 */
export class SlackChannel extends Construct {
  constructor(scope: Construct, id: string, props: SlackChannelProps) {
    super(scope, id);
    const { name, workspaceId, channelId } = props;
    const bothGiven = Op.eq(Fn.lengthOf(Fn.compact([workspaceId, channelId])), 2);
    const count = Token.asNumber(conditional(bothGiven, 1, 0));
    const errors = new CloudwatchLogGroup(this, 'errors', {
      provider: props.usEast1,
      count,
      name: `/aws/chatbot/${name}`,
      kmsKeyId: props.logsKeyArn,
      retentionInDays: props.logRetentionDays,
    });
    const permissions = this.createPermissions(count, props);
    const role = this.createRole(count, props);
    const attachment = new IamRolePolicyAttachment(this, 'role-permissions', {
      count,
      role: only(role, 'name'),
      policyArn: only(permissions, 'arn'),
    });
    new ChatbotSlackChannelConfiguration(this, 'this', {
      count,
      configurationName: name,
      slackTeamId: workspaceId,
      slackChannelId: channelId,
      snsTopicArns: [...props.topicArns],
      iamRoleArn: only(role, 'arn'),
      guardrailPolicyArns: [only(permissions, 'arn')],
      loggingLevel: 'ERROR',
      dependsOn: [errors, attachment],
    });
  }

  private createPermissions(count: number, { roleName }: SlackChannelProps): IamPolicy {
    return new IamPolicy(this, 'permissions', {
      count,
      name: roleName,
      description: 'What a Slack channel can do: read metrics for the graphs under an alarm',
      policy: policyDocument({
        Sid: 'ReadMetrics',
        Effect: 'Allow',
        Action: READ_METRICS,
        // Most of these actions support no resource-level permissions.
        Resource: '*',
      }),
    });
  }

  private createRole(count: number, { roleName, accountId }: SlackChannelProps): IamRole {
    return new IamRole(this, 'role', {
      count,
      name: roleName,
      description: 'Lets a Slack channel show metrics',
      assumeRolePolicy: policyDocument({
        Sid: 'AssumeForOwnChannels',
        Effect: 'Allow',
        Principal: { Service: 'chatbot.amazonaws.com' },
        Action: 'sts:AssumeRole',
        // AWS does not document which source the service sends. If it sends an account, it must be this one; if it
        // sends none, assigning the role to a channel still needs iam:PassRole in this account.
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': accountId } },
      }),
    });
  }
}

/** Attribute of a resource with `count`, at the same index; CDKTF would omit the index. */
const only = ({ terraformResourceType, friendlyUniqueId }: TerraformResource, attribute: string): string =>
  `\${${terraformResourceType}.${friendlyUniqueId}[count.index].${attribute}}`;
