import { type Policy, samples } from '../support/policy';
import { every, none } from '../support/resources';

/** Inline rules and rules of their own undo each other with every apply. */
export const policy: Policy = {
  rule: 'rules of security groups are resources of their own',
  controls: [],
  violations: async (stack) => [
    ...(await every(
      'aws_security_group',
      ({ ingress, egress }) => !ingress && !egress,
      'has inline rules',
    )(stack)),
    ...(await none('aws_security_group_rule', 'is of the old kind')(stack)),
  ],
  compliant: samples({ aws_security_group: {}, aws_vpc_security_group_ingress_rule: {} }),
  violating: samples({ aws_security_group: { ingress: [{}] } }),
};
