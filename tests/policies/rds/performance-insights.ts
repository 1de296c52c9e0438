import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'databases record what they wait for',
  controls: ['CKV_AWS_353'],
  violations: every(
    'aws_db_instance',
    ({ performance_insights_enabled }) => performance_insights_enabled === true,
    'records no waits',
  ),
  compliant: samples({ aws_db_instance: { performance_insights_enabled: true } }),
  violating: samples({ aws_db_instance: {} }),
};
