import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';
import { refersTo, resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'containers log to a log group of the same stack, which has a key and a retention',
  controls: ['ECS.9', 'AwsSolutions-ECS7'],
  violations: everyContainer(
    ({ logConfiguration }, _, stack) =>
      logConfiguration?.logDriver === 'awslogs' &&
      resourcesOf(stack, 'aws_cloudwatch_log_group').some(([address]) =>
        refersTo(logConfiguration.options?.['awslogs-group'], address),
      ),
    'logs nowhere, or to a group that nobody declares',
  ),
  compliant: {
    resource: {
      ...oneContainer({
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '${aws_cloudwatch_log_group.sample.name}' },
        },
      })['resource'],
      aws_cloudwatch_log_group: { sample: {} },
    },
  },
  violating: oneContainer({
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': '/ecs/rails', 'awslogs-create-group': 'true' },
    },
  }),
};
