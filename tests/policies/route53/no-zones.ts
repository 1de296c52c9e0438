import { type Policy, samples } from '../support/policy';
import { none } from '../support/resources';

/** DNSSEC and the log of queries are for whoever owns the zone. */
export const policy: Policy = {
  rule: 'zones exist already, and none is made here',
  controls: ['CKV2_AWS_38', 'CKV2_AWS_39', 'Route53.2'],
  violations: none('aws_route53_zone', 'is a second zone of a domain'),
  compliant: { data: { aws_route53_zone: { sample: {} } } },
  violating: samples({ aws_route53_zone: {} }),
};
