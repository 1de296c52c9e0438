import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'flow logs record all traffic, aggregated over ten minutes',
  controls: [],
  violations: every(
    'aws_flow_log',
    ({ traffic_type, max_aggregation_interval: seconds }) => traffic_type === 'ALL' && seconds === 600,
    'records too little, or pays for records of every minute',
  ),
  compliant: samples({ aws_flow_log: { traffic_type: 'ALL', max_aggregation_interval: 600 } }),
  violating: samples({ aws_flow_log: { traffic_type: 'REJECT' } }),
};
