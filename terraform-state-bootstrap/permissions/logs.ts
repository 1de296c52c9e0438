import { regionalArn, usEast1Arn } from './arns';
import type { PermissionsTable, Target } from './grant';
import { logDeliveriesPermissions } from './log-deliveries';
import { passRole } from './service-roles';

/**
 * Log groups of an environment. Each ends in a wildcard: some calls name a log group as it is, some with `:*` behind
 * it, some a log stream. `/ecs/<prefix>` itself is somebody else's.
 */
const logGroups = (target: Target): readonly string[] => {
  const { prefix } = target;
  return [
    ...[
      `/ecs/${prefix}/*`,
      `/vpc/${prefix}/*`,
      `/aws/rds/instance/${prefix}-*`,
      `/aws/elasticache/${prefix}-*`,
      `/aws/kinesisfirehose/${prefix}-*`,
      `aws-waf-logs-${prefix}-*`,
    ].map((name) => regionalArn(target, 'logs', `log-group:${name}`)),
    // Amazon Q in chat applications and the firewall of CloudFront write there.
    ...[`/aws/chatbot/${prefix}-*`, `aws-waf-logs-${prefix}-*`].map((name) =>
      usEast1Arn(target, 'logs', `log-group:${name}`),
    ),
  ];
};

/**
 * Amazon CloudWatch Logs. Customer keys are used by the service itself: its caller needs no permission on them.
 * @see Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS Key Management Service"
 */
export const logsPermissions: PermissionsTable = {
  ...logDeliveriesPermissions,
  aws_cloudwatch_log_group: (target) => [
    { access: 'read', actions: ['logs:DescribeLogGroups'], resources: ['*'] },
    { access: 'read', actions: ['logs:ListTagsForResource'], resources: logGroups(target) },
    {
      access: 'write',
      actions: [
        'logs:CreateLogGroup',
        'logs:DeleteLogGroup',
        'logs:PutRetentionPolicy',
        'logs:DeleteRetentionPolicy',
        'logs:AssociateKmsKey',
        'logs:DisassociateKmsKey',
        'logs:TagResource',
        'logs:UntagResource',
      ],
      resources: logGroups(target),
    },
  ],
  aws_cloudwatch_log_stream: (target) => [
    { access: 'read', actions: ['logs:DescribeLogStreams'], resources: logGroups(target) },
    {
      access: 'write',
      actions: ['logs:CreateLogStream', 'logs:DeleteLogStream'],
      resources: logGroups(target),
    },
  ],
  aws_cloudwatch_log_subscription_filter: (target) => [
    { access: 'read', actions: ['logs:DescribeSubscriptionFilters'], resources: logGroups(target) },
    {
      access: 'write',
      actions: ['logs:PutSubscriptionFilter', 'logs:DeleteSubscriptionFilter'],
      resources: logGroups(target),
    },
    passRole(target, 'logs.amazonaws.com', 'log-archive-writer'),
  ],
  // IAM knows no resource for the two that follow: whoever may save one may change all of the account.
  aws_cloudwatch_query_definition: () => [
    { access: 'read', actions: ['logs:DescribeQueryDefinitions'], resources: ['*'] },
    {
      access: 'write',
      actions: ['logs:PutQueryDefinition', 'logs:DeleteQueryDefinition'],
      resources: ['*'],
    },
  ],
  aws_cloudwatch_log_resource_policy: () => [
    { access: 'read', actions: ['logs:DescribeResourcePolicies'], resources: ['*'] },
    {
      access: 'write',
      actions: ['logs:PutResourcePolicy', 'logs:DeleteResourcePolicy'],
      resources: ['*'],
    },
  ],
};
