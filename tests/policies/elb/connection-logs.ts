import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'load balancers record connections that fail before there is a request',
  controls: [],
  violations: every(
    'aws_lb',
    ({ connection_logs }) => block(connection_logs)['enabled'] === true,
    'records no connections',
  ),
  compliant: samples({ aws_lb: { connection_logs: { enabled: true, bucket: 'logs' } } }),
  violating: samples({ aws_lb: {} }),
};
