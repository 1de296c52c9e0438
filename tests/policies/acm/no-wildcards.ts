import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'certificates name what they are for',
  controls: ['CKV2_AWS_71'],
  violations: every(
    'aws_acm_certificate',
    ({ domain_name, subject_alternative_names }) =>
      ![domain_name, ...list<string>(subject_alternative_names)].some((name) => name?.includes('*')),
    'is for every name below a domain',
  ),
  compliant: samples({ aws_acm_certificate: { domain_name: 'learning.example.com' } }),
  violating: samples({
    aws_acm_certificate: { domain_name: 'example.com', subject_alternative_names: ['*.example.com'] },
  }),
};
