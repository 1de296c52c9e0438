import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'the default security group of a VPC of ours has no rules',
  controls: ['CKV2_AWS_12', 'EC2.2'],
  violations: accompanied(
    'aws_vpc',
    {
      type: 'aws_default_security_group',
      through: 'vpc_id',
      obeys: ({ ingress, egress }) => !ingress && !egress,
    },
    'has a default security group with rules',
  ),
  compliant: samples({ aws_vpc: {}, aws_default_security_group: { vpc_id: '${aws_vpc.sample.id}' } }),
  violating: samples({
    aws_vpc: {},
    aws_default_security_group: { vpc_id: '${aws_vpc.sample.id}', ingress: [{}] },
  }),
};
