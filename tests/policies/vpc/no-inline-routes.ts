import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'routes are resources of their own',
  controls: [],
  violations: every(
    'aws_route_table',
    ({ route }) => route === undefined,
    'has inline routes, which fight with every other route',
  ),
  compliant: samples({ aws_route_table: {} }),
  violating: samples({ aws_route_table: { route: [{ cidr_block: '0.0.0.0/0' }] } }),
};
