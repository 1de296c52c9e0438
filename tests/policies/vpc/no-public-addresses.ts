import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'subnets give nobody a public address by default',
  controls: ['CKV_AWS_130', 'EC2.15'],
  violations: every(
    'aws_subnet',
    ({ map_public_ip_on_launch }) => map_public_ip_on_launch === false,
    'assigns public addresses',
  ),
  compliant: samples({ aws_subnet: { map_public_ip_on_launch: false } }),
  violating: samples({ aws_subnet: { map_public_ip_on_launch: true } }),
};
