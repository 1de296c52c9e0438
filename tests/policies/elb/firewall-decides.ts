import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'requests wait for the answer of the firewall',
  controls: [],
  violations: every(
    'aws_lb',
    ({ enable_waf_fail_open }) => enable_waf_fail_open !== true,
    'lets requests in while the firewall does not answer',
  ),
  compliant: samples({ aws_lb: { enable_waf_fail_open: false } }),
  violating: samples({ aws_lb: { enable_waf_fail_open: true } }),
};
