import { block } from '../blocks';
import { type Policy, samples } from '../policy';
import { every, list, refersTo, resourcesOf } from '../resources';

/** ECS reads the state of those that roll back its deployments. */
export const policy: Policy = {
  rule: 'alarms tell somebody, or roll back a deployment',
  controls: ['CloudWatch.15'],
  violations: every(
    'aws_cloudwatch_metric_alarm',
    ({ alarm_actions }, address, stack) =>
      list(alarm_actions).length > 0 ||
      resourcesOf(stack, 'aws_ecs_service').some(([, { alarms }]) =>
        list(block(alarms)['alarm_names']).some((name) => refersTo(name, address)),
      ),
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
  violating: samples({ aws_cloudwatch_metric_alarm: {} }),
};
