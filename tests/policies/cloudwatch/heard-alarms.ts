import { ALARMS, rollsBack } from '../support/alarms';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

/** ECS reads the state of those that roll back its deployments. */
export const policy: Policy = {
  rule: 'alarms tell somebody, or roll back a deployment',
  controls: ['CloudWatch.15'],
  violations: every(
    ALARMS,
    ({ alarm_actions }, address, stack) => list(alarm_actions).length > 0 || rollsBack(address, stack),
    'goes off unheard',
  ),
  compliant: {
    resource: {
      aws_cloudwatch_metric_alarm: { told: { alarm_actions: ['${aws_sns_topic.alarms.arn}'] }, read: {} },
      aws_ecs_service: {
        sample: { alarms: { alarm_names: ['${aws_cloudwatch_metric_alarm.read.alarm_name}'] } },
      },
    },
  },
  violating: samples({ aws_cloudwatch_composite_alarm: {} }),
};
