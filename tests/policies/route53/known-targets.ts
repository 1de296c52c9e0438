import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** A name that leads to an address which is no longer ours can be taken over. */
export const policy: Policy = {
  rule: 'names lead to something of the same stack',
  controls: ['CKV2_AWS_23'],
  violations: every(
    'aws_route53_record',
    ({ type, alias }) =>
      !['A', 'AAAA'].includes(type) ||
      /\$\{aws_(lb|cloudfront_distribution)\./.test(block(alias)['name'] ?? ''),
    'leads to an address that may belong to anybody',
  ),
  compliant: samples({ aws_route53_record: { type: 'A', alias: { name: '${aws_lb.sample.dns_name}' } } }),
  violating: samples({ aws_route53_record: { type: 'A', records: ['203.0.113.1'] } }),
};
