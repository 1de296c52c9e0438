import { regionalArn } from './arns';
import { claimedForStack, ownedByStack, taggedForStack } from './conditions';
import type { Grant, PermissionsTable, Target } from './grant';
import { createServiceLinkedRole } from './service-roles';

/** Ids are random, so the `Stack` tag of the scalable target identifies its stack. */
const scalableTargets = (target: Target): string =>
  regionalArn(target, 'application-autoscaling', 'scalable-target/*');

const looks = (action: string): Grant => ({ access: 'read', actions: [action], resources: ['*'] });

const changes = (target: Target, ...actions: readonly string[]): Grant => ({
  access: 'write',
  actions,
  resources: [scalableTargets(target)],
  condition: ownedByStack(target),
});

/**
 * Application Auto Scaling first checks that the caller itself may make the calls that it will make.
 * @see Application Auto Scaling User Guide, "Permissions validation for Application Auto Scaling API calls on target
 * resources"
 */
const scalesServices = (target: Target): readonly Grant[] => [
  {
    access: 'read',
    actions: ['ecs:DescribeServices'],
    resources: [regionalArn(target, 'ecs', `service/*/${target.prefix}-*`)],
  },
  {
    access: 'write',
    actions: ['ecs:UpdateService'],
    resources: [regionalArn(target, 'ecs', `service/*/${target.prefix}-*`)],
  },
];

/** What Terraform needs to scale the services. */
export const applicationAutoscalingPermissions: PermissionsTable = {
  aws_appautoscaling_target: (target) => [
    looks('application-autoscaling:DescribeScalableTargets'),
    {
      access: 'read',
      actions: ['application-autoscaling:ListTagsForResource'],
      resources: [scalableTargets(target)],
    },
    // Registers a new target with tags, and changes a registered one without.
    {
      access: 'write',
      actions: ['application-autoscaling:RegisterScalableTarget'],
      resources: [scalableTargets(target)],
      condition: taggedForStack(target),
    },
    {
      access: 'write',
      actions: ['application-autoscaling:TagResource'],
      resources: [scalableTargets(target)],
      condition: claimedForStack(target),
    },
    changes(
      target,
      'application-autoscaling:DeregisterScalableTarget',
      'application-autoscaling:RegisterScalableTarget',
      'application-autoscaling:TagResource',
      'application-autoscaling:UntagResource',
    ),
    ...scalesServices(target),
    createServiceLinkedRole(target, 'ecs.application-autoscaling.amazonaws.com'),
  ],

  aws_appautoscaling_policy: (target) => [
    looks('application-autoscaling:DescribeScalingPolicies'),
    changes(
      target,
      'application-autoscaling:DeleteScalingPolicy',
      'application-autoscaling:PutScalingPolicy',
    ),
    ...scalesServices(target),
    {
      access: 'read',
      actions: ['cloudwatch:DescribeAlarms'],
      resources: [regionalArn(target, 'cloudwatch', 'alarm:*')],
    },
    // Alarms that target tracking creates: `TargetTracking-service/<cluster>/<service>-AlarmHigh-<id>`.
    {
      access: 'write',
      actions: ['cloudwatch:DeleteAlarms', 'cloudwatch:PutMetricAlarm'],
      resources: [regionalArn(target, 'cloudwatch', `alarm:TargetTracking-service/*/${target.prefix}-*`)],
    },
  ],

  aws_appautoscaling_scheduled_action: (target) => [
    looks('application-autoscaling:DescribeScheduledActions'),
    changes(
      target,
      'application-autoscaling:DeleteScheduledAction',
      'application-autoscaling:PutScheduledAction',
    ),
    ...scalesServices(target),
  ],
};
