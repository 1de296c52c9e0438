import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const OWN = /^\$\{aws_route_table\.[\w-]+\.id\}$|^\$\{one\(data\.aws_route_tables\./;

export const policy: Policy = {
  rule: 'routes go into our own route tables only',
  controls: [],
  violations: every(
    ['aws_route', 'aws_route_table_association', 'aws_vpc_endpoint_route_table_association'],
    ({ route_table_id }) => OWN.test(route_table_id),
    'changes a route table of somebody else',
  ),
  compliant: samples({ aws_route: { route_table_id: '${aws_route_table.a.id}' } }),
  violating: samples({ aws_route: { route_table_id: 'rtb-0123456789abcdef0' } }),
};
