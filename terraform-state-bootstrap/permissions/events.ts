import { regionalArn } from './arns';
import type { PermissionsTable, Target } from './grant';

/** Rules of the default event bus. */
const rules = (target: Target) => [regionalArn(target, 'events', `rule/${target.prefix}-*`)];

/** Amazon EventBridge. Its targets are topics, which allow it in their policies, so that no role is passed. */
export const eventsPermissions: PermissionsTable = {
  aws_cloudwatch_event_rule: (target) => [
    {
      access: 'read',
      actions: ['events:DescribeRule', 'events:ListTagsForResource'],
      resources: rules(target),
    },
    {
      access: 'write',
      actions: ['events:PutRule', 'events:DeleteRule', 'events:TagResource', 'events:UntagResource'],
      resources: rules(target),
    },
  ],
  aws_cloudwatch_event_target: (target) => [
    { access: 'read', actions: ['events:ListTargetsByRule'], resources: rules(target) },
    { access: 'write', actions: ['events:PutTargets', 'events:RemoveTargets'], resources: rules(target) },
  ],
};
