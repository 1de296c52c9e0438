import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'a VPC of ours has a flow log',
  controls: ['CKV2_AWS_11', 'EC2.6', 'AwsSolutions-VPC7'],
  violations: accompanied('aws_vpc', { type: 'aws_flow_log', through: 'vpc_id' }, 'has no flow log'),
  compliant: samples({ aws_vpc: {}, aws_flow_log: { vpc_id: '${aws_vpc.sample.id}', traffic_type: 'ALL' } }),
  violating: samples({ aws_vpc: {} }),
};
