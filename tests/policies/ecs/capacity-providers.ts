import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

/** ECS refuses a service whose strategy names a provider that the cluster does not have. */
export const policy: Policy = {
  rule: 'clusters have the capacity providers that services choose from',
  controls: [],
  violations: accompanied(
    'aws_ecs_cluster',
    {
      type: 'aws_ecs_cluster_capacity_providers',
      through: 'cluster_name',
      obeys: ({ capacity_providers }) => capacity_providers.includes('FARGATE'),
    },
    'has no capacity providers',
  ),
  compliant: samples({
    aws_ecs_cluster: {},
    aws_ecs_cluster_capacity_providers: {
      cluster_name: '${aws_ecs_cluster.sample.name}',
      capacity_providers: ['FARGATE', 'FARGATE_SPOT'],
    },
  }),
  violating: samples({ aws_ecs_cluster: {} }),
};
