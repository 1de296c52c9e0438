import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

const YEAR = 31_536_000;

const securityOf = ({ security_headers_config }: Block): Block =>
  block(block(security_headers_config)['strict_transport_security']);

const withHsts = (strict_transport_security: Block): Block =>
  samples({
    aws_cloudfront_response_headers_policy: { security_headers_config: { strict_transport_security } },
  });

export const policy: Policy = {
  rule: 'browsers are told to use TLS for a year, whatever a service says',
  controls: [],
  violations: every(
    'aws_cloudfront_response_headers_policy',
    (headers) => {
      const { access_control_max_age_sec, override } = securityOf(headers);
      return access_control_max_age_sec >= YEAR && override === true;
    },
    'lets browsers come back without TLS',
  ),
  compliant: withHsts({ access_control_max_age_sec: YEAR, override: true }),
  violating: withHsts({ access_control_max_age_sec: YEAR, override: false }),
};
