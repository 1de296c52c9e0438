import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'tasks run on Fargate, with a network interface of their own',
  controls: ['ECS.17'],
  violations: every(
    'aws_ecs_task_definition',
    ({ network_mode, requires_compatibilities }) =>
      network_mode === 'awsvpc' && list(requires_compatibilities).join() === 'FARGATE',
    'shares a machine or its network',
  ),
  compliant: samples({
    aws_ecs_task_definition: { network_mode: 'awsvpc', requires_compatibilities: ['FARGATE'] },
  }),
  violating: samples({
    aws_ecs_task_definition: { network_mode: 'host', requires_compatibilities: ['FARGATE'] },
  }),
};
