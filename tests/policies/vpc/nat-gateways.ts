import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'private subnets leave through NAT gateways, never through an instance or a peer',
  controls: ['CKV2_AWS_35', 'CKV2_AWS_44'],
  violations: every(
    'aws_route',
    ({ destination_cidr_block: destination, nat_gateway_id, gateway_id }) =>
      destination !== '0.0.0.0/0' || Boolean(nat_gateway_id ?? gateway_id),
    'leads the internet through something else',
  ),
  compliant: samples({ aws_route: { destination_cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat' } }),
  violating: samples({
    aws_route: { destination_cidr_block: '0.0.0.0/0', vpc_peering_connection_id: 'pcx' },
  }),
};
