import { globalArn, usEast1Arn, worldwideArn } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import type { Permissions, PermissionsTable, Target } from './grant';

const arns = (target: Target, ...resources: readonly string[]) =>
  resources.map((resource) => usEast1Arn(target, 'logs', resource));

const TAGGING = ['logs:TagResource', 'logs:UntagResource'];

/** Both ends of deliveries, which have names of ours. IAM takes the calls of one for calls on the other, in part. */
const ends = (target: Target) =>
  arns(target, `delivery-source:${target.prefix}-*`, `delivery-destination:${target.prefix}-*`);

/** One end: what reads it, and what sets and removes it. */
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
export const logDeliveriesPermissions: PermissionsTable = {
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
    // The service checks that the bucket policy admits it; the foundation writes that policy.
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
