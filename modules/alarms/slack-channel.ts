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
  /** Name of the role, and of the policy that bounds it. Changing it replaces both. */
  readonly roleName: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Id of a Slack workspace that was once authorized in the console, `T…`; null is no channel. */
  readonly workspaceId: string;
  /** Id of the channel, `C…` or `G…`; null is no channel. */
  readonly channelId: string;
  /** Topics whose messages are shown in the channel, of any region. */
  readonly topicArns: readonly string[];
  /** Days that the errors of deliveries are kept, one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
  /** Key in us-east-1 that encrypts these errors. @default the key of CloudWatch Logs */
  readonly logsKeyArn?: string;
  /** Provider of us-east-1, where the service writes its log. */
  readonly usEast1: TerraformProvider;
}

/** Reads metrics and the state of alarms, which is what the graphs under a message are drawn from. */
const READ_METRICS = [
  'cloudwatch:DescribeAlarms',
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
  'cloudwatch:GetMetricWidgetImage',
  'cloudwatch:ListMetrics',
];

/**
 * Slack channel that shows what topics say, through Amazon Q Developer in chat applications (once AWS Chatbot).
 * Nothing is created unless workspace and channel are both given.
 *
 * Whoever is in the channel can also ask the service to act with the channel's role, within its guardrails:
 * AWS takes AdministratorAccess where none are named. Role and guardrails are the same policy here, which reads
 * metrics and nothing else. The log group is here because the service would create it without an end.
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
        // IAM knows most of these actions on * only.
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
        // AWS documents no source that the service names. If it names an account, it must be this one; if not,
        // it takes iam:PassRole in this account to hand the role to a channel.
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': accountId } },
      }),
    });
  }
}

/** Attribute of a resource of which there is one for each of these; CDKTF would leave the index out. */
const only = ({ terraformResourceType, friendlyUniqueId }: TerraformResource, attribute: string): string =>
  `\${${terraformResourceType}.${friendlyUniqueId}[count.index].${attribute}}`;
