import { regionalArn, usEast1Arn } from './arns';
import { claimedForStack, ofNoOtherStack, ownedByStack, taggedForStack } from './conditions';
import type { PermissionsTable, Target } from './grant';

/** The key of the topic for billing is in `us-east-1`. */
const inBothRegions = (target: Target, resource: string) => [
  regionalArn(target, 'kms', resource),
  usEast1Arn(target, 'kms', resource),
];

/**
 * AWS Key Management Service: managing keys. The use of a key is in the entries of what it encrypts.
 *
 * The ids of keys are random, so their `Stack` tag identifies a stack's keys. KMS needs up to five minutes until it applies
 * a tag, also one of a new key. What Terraform calls right after it has created a key must therefore work without the tag:
 * it enables rotation, and creates the alias. Neither harms a key of somebody else.
 *
 * @see AWS KMS Developer Guide, "Use tags to control access to KMS keys" and "ABAC for AWS KMS"
 */
export const kmsPermissions: PermissionsTable = {
  aws_kms_key: (target) => [
    {
      access: 'read',
      actions: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListResourceTags'],
      resources: inBothRegions(target, 'key/*'),
    },
    {
      access: 'write',
      actions: ['kms:CreateKey'],
      resources: ['*'],
      condition: taggedForStack(target),
    },
    {
      access: 'write',
      actions: ['kms:TagResource'],
      resources: inBothRegions(target, 'key/*'),
      condition: claimedForStack(target),
    },
    {
      access: 'write',
      actions: ['kms:EnableKeyRotation'],
      resources: inBothRegions(target, 'key/*'),
      condition: ofNoOtherStack(target),
    },
    {
      access: 'write',
      actions: [
        'kms:DisableKey',
        'kms:DisableKeyRotation',
        'kms:EnableKey',
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
        'kms:TagResource',
        'kms:UntagResource',
        'kms:UpdateKeyDescription',
      ],
      resources: inBothRegions(target, 'key/*'),
      condition: ownedByStack(target),
    },
  ],
  aws_kms_alias: (target) => [
    { access: 'read', actions: ['kms:ListAliases'], resources: ['*'] },
    {
      access: 'write',
      actions: ['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias'],
      resources: inBothRegions(target, `alias/${target.prefix}-*`),
    },
    // KMS checks a call on an alias for the alias, whose name identifies the stack, and for its key.
    {
      access: 'write',
      actions: ['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias'],
      resources: inBothRegions(target, 'key/*'),
      condition: ofNoOtherStack(target),
    },
  ],
};
