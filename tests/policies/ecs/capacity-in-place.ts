import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'services choose capacity providers, and change them without being replaced',
  controls: [],
  violations: every(
    'aws_ecs_service',
    ({ launch_type, capacity_provider_strategy, force_new_deployment }) =>
      launch_type === undefined && capacity_provider_strategy !== undefined && force_new_deployment === true,
    'is replaced when its capacity changes',
  ),
  compliant: samples({
    aws_ecs_service: {
      capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1 }],
      force_new_deployment: true,
    },
  }),
  violating: samples({
    aws_ecs_service: { capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1 }] },
  }),
};
