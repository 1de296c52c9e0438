import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'a deployment that makes requests fail is rolled back',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ load_balancer, alarms }) => {
      const { enable, rollback, alarm_names } = block(alarms);
      return (
        list(load_balancer).length === 0 ||
        (enable === true && rollback === true && list(alarm_names).length > 0)
      );
    },
    'keeps a revision that starts but answers with errors',
  ),
  compliant: samples({
    aws_ecs_service: {
      load_balancer: [{ container_port: 3000 }],
      alarms: {
        enable: true,
        rollback: true,
        alarm_names: ['${aws_cloudwatch_metric_alarm.errors.alarm_name}'],
      },
    },
  }),
  violating: samples({ aws_ecs_service: { load_balancer: [{ container_port: 3000 }] } }),
};
