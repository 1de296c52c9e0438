import { functionPattern } from '../../modules/synthetics/canary-names';
import { globalArn, regionalArn, usEast1Arn, worldwideArn } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import type { Permissions, PermissionsTable, Target } from './grant';
import { passRole } from './service-roles';

/**
 * Log groups of an environment. Each pattern ends in a wildcard, because some calls name the log group, some the log
 * group with `:*`, and some a log stream. The log group `/ecs/<prefix>` itself is the team's.
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
      `/aws/lambda/${functionPattern(`${prefix}-canary`)}`,
    ].map((name) => regionalArn(target, 'logs', `log-group:${name}`)),
    // Written by Amazon Q in chat applications and by CloudFront's web ACL.
    ...[`/aws/chatbot/${prefix}-*`, `aws-waf-logs-${prefix}-*`].map((name) =>
      usEast1Arn(target, 'logs', `log-group:${name}`),
    ),
  ];
};

const arns = (target: Target, ...resources: readonly string[]) =>
  resources.map((resource) => usEast1Arn(target, 'logs', resource));

const TAGGING = ['logs:TagResource', 'logs:UntagResource'];

/** Delivery sources and destinations. IAM checks some calls on one of them for the other. */
const ends = (target: Target) =>
  arns(target, `delivery-source:${target.prefix}-*`, `delivery-destination:${target.prefix}-*`);

/** A delivery source or destination: the action that reads it, and those that set and remove it. */
const end =
  (read: string, ...write: readonly string[]): Permissions =>
  (target) => [
    { access: 'read', actions: [read, 'logs:ListTagsForResource'], resources: ends(target) },
    { access: 'write', actions: [...write, ...TAGGING], resources: ends(target) },
  ];

const source = end('logs:GetDeliverySource', 'logs:PutDeliverySource', 'logs:DeleteDeliverySource');

const destination = end(
  'logs:GetDeliveryDestination',
  'logs:PutDeliveryDestination',
  'logs:DeleteDeliveryDestination',
);

/**
 * Access log of CloudFront: a source, a destination and the delivery between them, all in `us-east-1`.
 * @see Amazon CloudWatch Logs User Guide, "Enable logging from AWS services", on logs sent to Amazon S3
 */
const logDeliveriesPermissions: PermissionsTable = {
  aws_cloudwatch_log_delivery_source: (target) => [
    ...source(target),
    {
      access: 'write',
      actions: ['cloudfront:AllowVendedLogDeliveryForResource'],
      resources: [globalArn(target, 'cloudfront', 'distribution/*')],
      condition: ownedByStack(target),
    },
  ],
  aws_cloudwatch_log_delivery_destination: destination,
  aws_cloudwatch_log_delivery: (target) => [
    {
      access: 'read',
      actions: ['logs:GetDelivery', 'logs:ListTagsForResource'],
      resources: arns(target, 'delivery:*'),
    },
    // CloudWatch Logs checks that the bucket policy allows it. The foundation writes that policy.
    {
      access: 'read',
      actions: ['s3:GetBucketPolicy'],
      resources: [worldwideArn('s3', `${target.prefix}-logs-${target.accountId}`)],
    },
    {
      access: 'write',
      actions: ['logs:CreateDelivery', 'logs:UpdateDeliveryConfiguration'],
      resources: ends(target),
    },
    // The id of a delivery is random.
    {
      access: 'write',
      actions: ['logs:CreateDelivery'],
      resources: arns(target, 'delivery:*'),
      condition: taggedForStack(target),
    },
    {
      access: 'write',
      actions: ['logs:TagResource'],
      resources: arns(target, 'delivery:*'),
      condition: claimedForStack(target),
    },
    {
      access: 'write',
      actions: ['logs:UpdateDeliveryConfiguration', 'logs:DeleteDelivery', ...TAGGING],
      resources: arns(target, 'delivery:*'),
      condition: ownedByStack(target),
    },
  ],
};

/**
 * Amazon CloudWatch Logs. The service itself uses customer managed keys: its caller needs no permission on them.
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
  // IAM cannot limit the following two to a resource: they permit changes of all in the account.
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
