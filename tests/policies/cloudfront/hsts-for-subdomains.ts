import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const withHsts = (strict_transport_security: Block): Block =>
  samples({
    aws_cloudfront_response_headers_policy: { security_headers_config: { strict_transport_security } },
  });

const full = {
  access_control_max_age_sec: 31_536_000,
  override: true,
  include_subdomains: true,
  preload: true,
};

export const policy: Policy = {
  rule: 'browsers know before their first visit that a domain and all below it use TLS',
  controls: ['CKV_AWS_259'],
  violations: every(
    'aws_cloudfront_response_headers_policy',
    ({ security_headers_config }) => {
      const hsts = block(block(security_headers_config)['strict_transport_security']);
      return (
        hsts['access_control_max_age_sec'] >= full.access_control_max_age_sec &&
        ['override', 'include_subdomains', 'preload'].every((flag) => hsts[flag] === true)
      );
    },
    'makes no promise for subdomains, or none to browsers that were never there',
  ),
  compliant: withHsts(full),
  violating: withHsts({ ...full, preload: false }),
};
