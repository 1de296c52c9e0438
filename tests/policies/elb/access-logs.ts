import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'load balancers record their requests',
  controls: ['CKV_AWS_91', 'ELB.5', 'AwsSolutions-ELB2'],
  violations: every(
    'aws_lb',
    ({ access_logs }) => block(access_logs)['enabled'] === true,
    'records no requests',
  ),
  compliant: samples({ aws_lb: { access_logs: { enabled: true, bucket: 'logs' } } }),
  violating: samples({ aws_lb: { access_logs: { bucket: 'logs' } } }),
};
