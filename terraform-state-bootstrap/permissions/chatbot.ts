import { globalArn } from './arns';
import { taggedForStack } from './conditions';
import type { PermissionsTable, Target } from './grant';
import { createServiceLinkedRole, passRole } from './service-roles';

const configurations = (target: Target) => [
  globalArn(target, 'chatbot', `chat-configuration/slack-channel/${target.prefix}-*`),
];

/** Amazon Q Developer in chat applications. Its actions have the prefix of its former name, AWS Chatbot. */
export const chatbotPermissions: PermissionsTable = {
  aws_chatbot_slack_channel_configuration: (target) => [
    {
      access: 'read',
      actions: ['chatbot:DescribeSlackChannelConfigurations', 'chatbot:ListTagsForResource'],
      resources: ['*'],
    },
    {
      access: 'write',
      actions: ['chatbot:CreateSlackChannelConfiguration'],
      resources: ['*'],
      condition: taggedForStack(target),
    },
    {
      access: 'write',
      actions: [
        'chatbot:UpdateSlackChannelConfiguration',
        'chatbot:DeleteSlackChannelConfiguration',
        'chatbot:TagResource',
        'chatbot:UntagResource',
      ],
      resources: configurations(target),
    },
    createServiceLinkedRole(target, 'management.chatbot.amazonaws.com'),
    passRole(target, 'chatbot.amazonaws.com', 'slack'),
  ],
};
