import { type Policies, samples } from './support/policy';
import { block, every, none } from './support/resources';

export const policies: Policies = {
  /** A name that leads to an address which is no longer ours can be taken over. */
  'known-targets': {
    rule: 'names lead to something of the same stack',
    controls: ['CKV2_AWS_23'],
    violations: every(
      'aws_route53_record',
      ({ type, alias }) =>
        !['A', 'AAAA'].includes(type) ||
        /\$\{aws_(lb|cloudfront_distribution)\./.test(block(alias)['name'] ?? ''),
      'leads to an address outside of the stack',
    ),
    compliant: samples({ aws_route53_record: { type: 'A', alias: { name: '${aws_lb.sample.dns_name}' } } }),
    violating: samples({ aws_route53_record: { type: 'A', records: ['203.0.113.1'] } }),
  },
  /** DNSSEC and the log of queries are for whoever owns the zone. */
  'no-zones': {
    rule: 'zones exist already, and none is made here',
    controls: ['CKV2_AWS_38', 'CKV2_AWS_39', 'Route53.2'],
    violations: none('aws_route53_zone', 'is a second zone of a domain'),
    compliant: { data: { aws_route53_zone: { sample: {} } } },
    violating: samples({ aws_route53_zone: {} }),
  },
};
