import { functionPattern } from '../../modules/synthetics/canary-names';
import { canaryCodeArn } from '../roles/stateful-deletes';
import { regionalArn, worldwideArn } from './arns';
import { taggedForStack } from './conditions';
import type { PermissionsTable, Target } from './grant';
import { passRole } from './service-roles';

/** Name of the environment's canary. */
const canaryName = ({ prefix }: Target): string => `${prefix}-canary`;

const canary = (target: Target): string => regionalArn(target, 'synthetics', `canary:${canaryName(target)}`);

const functions = (target: Target): string =>
  regionalArn(target, 'lambda', `function:${functionPattern(canaryName(target))}`);

const layers = (target: Target): string =>
  regionalArn(target, 'lambda', `layer:${functionPattern(canaryName(target))}`);

/**
 * Amazon CloudWatch Synthetics. It makes the Lambda functions and layers of a canary with the caller's permissions, and reads
 * the code in the log bucket with them.
 * @see Amazon CloudWatch User Guide, "AWS managed policies for CloudWatch", CloudWatchSyntheticsFullAccess
 */
export const syntheticsPermissions: PermissionsTable = {
  aws_synthetics_canary: (target) => [
    {
      access: 'read',
      actions: ['synthetics:GetCanary', 'synthetics:ListTagsForResource'],
      resources: [canary(target)],
    },
    {
      access: 'write',
      actions: [
        'synthetics:DeleteCanary',
        'synthetics:StartCanary',
        'synthetics:StopCanary',
        'synthetics:TagResource',
        'synthetics:UntagResource',
        'synthetics:UpdateCanary',
      ],
      resources: [canary(target)],
    },
    // IAM cannot limit it to a name.
    {
      access: 'write',
      actions: ['synthetics:CreateCanary'],
      resources: ['*'],
      condition: taggedForStack(target),
    },
    passRole(target, 'lambda.amazonaws.com', 'canary'),
    {
      access: 'write',
      actions: [
        'lambda:AddPermission',
        'lambda:CreateFunction',
        'lambda:DeleteFunction',
        'lambda:GetFunction',
        'lambda:GetFunctionConfiguration',
        'lambda:ListTags',
        'lambda:PublishVersion',
        'lambda:TagResource',
        'lambda:UntagResource',
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
      ],
      resources: [functions(target)],
    },
    {
      access: 'write',
      actions: ['lambda:DeleteLayerVersion', 'lambda:PublishLayerVersion'],
      resources: [layers(target)],
    },
    // Also the layers of AWS with the runtime, which are in accounts of AWS.
    {
      access: 'write',
      actions: ['lambda:GetLayerVersion'],
      resources: [layers(target), `arn:aws:lambda:${target.region}:*:layer:Synthetics*`],
    },
    {
      access: 'read',
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: [canaryCodeArn(target, target.accountId)],
    },
    {
      access: 'read',
      actions: ['s3:GetBucketLocation'],
      resources: [worldwideArn('s3', `${target.prefix}-logs-${target.accountId}`)],
    },
  ],
};
