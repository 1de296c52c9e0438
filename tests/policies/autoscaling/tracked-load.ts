import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list, refersTo, resourcesOf } from '../support/resources';

const metricOf = ({ target_tracking_scaling_policy_configuration }: Block): string =>
  block(block(target_tracking_scaling_policy_configuration)['predefined_metric_specification'])[
    'predefined_metric_type'
  ];

/** Metrics that the number of tasks of a service follows. */
const metricsOf = (service: string, stack: TerraformConfiguration): readonly string[] => {
  const targets = resourcesOf(stack, 'aws_appautoscaling_target')
    .filter(([, { resource_id }]) => refersTo(resource_id, service))
    .map(([address]) => address);
  return resourcesOf(stack, 'aws_appautoscaling_policy')
    .filter(([, { resource_id }]) => [service, ...targets].some((address) => refersTo(resource_id, address)))
    .map(([, body]) => metricOf(body));
};

const service = { load_balancer: [{ container_port: 3000 }] };
const tracking = (metric: string): Block => ({
  resource_id: '${aws_appautoscaling_target.sample.resource_id}',
  target_tracking_scaling_policy_configuration: {
    predefined_metric_specification: { predefined_metric_type: metric },
  },
});
const target = { resource_id: 'service/bmo-learning-prod/${aws_ecs_service.sample.name}' };

export const policy: Policy = {
  rule: 'the number of tasks follows their CPU and, behind the load balancer, their requests',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ load_balancer }, address, stack) =>
      [
        'ECSServiceAverageCPUUtilization',
        ...(list(load_balancer).length > 0 ? ['ALBRequestCountPerTarget'] : []),
      ].every((metric) => metricsOf(address, stack).includes(metric)),
    'does not follow its load',
  ),
  compliant: {
    resource: {
      aws_ecs_service: { sample: service },
      aws_appautoscaling_target: { sample: target },
      aws_appautoscaling_policy: {
        cpu: tracking('ECSServiceAverageCPUUtilization'),
        requests: tracking('ALBRequestCountPerTarget'),
      },
    },
  },
  violating: samples({
    aws_ecs_service: service,
    aws_appautoscaling_target: target,
    aws_appautoscaling_policy: tracking('ECSServiceAverageCPUUtilization'),
  }),
};
