import { regionalArn, usEast1Arn } from './arns';
import type { PermissionsTable, Target } from './grant';

/** The topic for billing is in `us-east-1`. The ARN of a subscription begins with that of its topic. */
const topics = (target: Target) => [
  regionalArn(target, 'sns', `${target.prefix}-*`),
  usEast1Arn(target, 'sns', `${target.prefix}-*`),
];

/** Amazon Simple Notification Service. */
export const snsPermissions: PermissionsTable = {
  aws_sns_topic: (target) => [
    {
      access: 'read',
      actions: ['sns:GetTopicAttributes', 'sns:ListTagsForResource'],
      resources: topics(target),
    },
    {
      access: 'write',
      actions: [
        'sns:CreateTopic',
        'sns:SetTopicAttributes',
        'sns:DeleteTopic',
        'sns:TagResource',
        'sns:UntagResource',
      ],
      resources: topics(target),
    },
  ],
  aws_sns_topic_policy: (target) => [
    { access: 'read', actions: ['sns:GetTopicAttributes'], resources: topics(target) },
    { access: 'write', actions: ['sns:SetTopicAttributes'], resources: topics(target) },
  ],
  aws_sns_topic_subscription: (target) => [
    { access: 'read', actions: ['sns:GetSubscriptionAttributes'], resources: topics(target) },
    {
      access: 'write',
      actions: ['sns:Subscribe', 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
      resources: topics(target),
    },
  ],
};
