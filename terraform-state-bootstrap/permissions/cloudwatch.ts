import { globalArn, regionalArn, usEast1Arn } from './arns';
import type { Grant, PermissionsTable, Target } from './grant';

/** The alarm on billing is in `us-east-1`. */
const alarms = (target: Target) => [
  regionalArn(target, 'cloudwatch', `alarm:${target.prefix}-*`),
  usEast1Arn(target, 'cloudwatch', `alarm:${target.prefix}-*`),
];

const dashboards = (target: Target) => [
  globalArn(target, 'cloudwatch', `dashboard/${target.prefix}`),
  globalArn(target, 'cloudwatch', `dashboard/${target.prefix}-*`),
];

/** Permissions that metric alarms and composite alarms have in common. */
const anyAlarm = (target: Target): readonly Grant[] => [
  // CloudWatch returns composite alarms only to callers that may describe all alarms.
  { access: 'read', actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] },
  { access: 'read', actions: ['cloudwatch:ListTagsForResource'], resources: alarms(target) },
  {
    access: 'write',
    actions: ['cloudwatch:DeleteAlarms', 'cloudwatch:TagResource', 'cloudwatch:UntagResource'],
    resources: alarms(target),
  },
];

/** Amazon CloudWatch: alarms and dashboards. */
export const cloudwatchPermissions: PermissionsTable = {
  aws_cloudwatch_metric_alarm: (target) => [
    ...anyAlarm(target),
    { access: 'write', actions: ['cloudwatch:PutMetricAlarm'], resources: alarms(target) },
  ],
  aws_cloudwatch_composite_alarm: (target) => [
    ...anyAlarm(target),
    // Refers to other alarms: CloudWatch accepts the call only with a permission on all of them.
    { access: 'write', actions: ['cloudwatch:PutCompositeAlarm'], resources: ['*'] },
  ],
  aws_cloudwatch_dashboard: (target) => [
    { access: 'read', actions: ['cloudwatch:GetDashboard'], resources: dashboards(target) },
    {
      access: 'write',
      actions: ['cloudwatch:PutDashboard', 'cloudwatch:DeleteDashboards'],
      resources: dashboards(target),
    },
  ],
};
