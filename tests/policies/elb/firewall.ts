import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

export const policy: Policy = {
  rule: 'a firewall stands before every load balancer that the internet reaches',
  controls: ['CKV2_AWS_28', 'ELB.16'],
  violations: every(
    'aws_lb',
    ({ internal }, address, stack) =>
      internal === true ||
      resourcesOf(stack, 'aws_wafv2_web_acl_association').some(([, { resource_arn }]) =>
        refersTo(resource_arn, address),
      ),
    'is reached around the firewall',
  ),
  compliant: {
    resource: {
      aws_lb: { public: { internal: false }, private: { internal: true } },
      aws_wafv2_web_acl_association: { sample: { resource_arn: '${aws_lb.public.arn}' } },
    },
  },
  violating: samples({ aws_lb: { internal: false } }),
};
