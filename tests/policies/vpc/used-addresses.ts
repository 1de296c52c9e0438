import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'Elastic IP addresses belong to NAT gateways',
  controls: ['CKV2_AWS_19', 'EC2.12'],
  violations: every(
    'aws_eip',
    ({ domain }, address, stack) =>
      domain === 'vpc' &&
      resourcesOf(stack, 'aws_nat_gateway').some(([, { allocation_id }]) => refersTo(allocation_id, address)),
    'is paid for and not used',
  ),
  compliant: samples({
    aws_eip: { domain: 'vpc' },
    aws_nat_gateway: { allocation_id: '${aws_eip.sample.allocation_id}' },
  }),
  violating: samples({ aws_eip: { domain: 'vpc' } }),
};
