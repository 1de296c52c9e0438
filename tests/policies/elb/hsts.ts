import { everyTlsListener } from '../support/listeners';
import { type Policy, samples } from '../support/policy';

const HEADER = 'routing_http_response_strict_transport_security_header_value';
const YEAR = 31_536_000;

export const policy: Policy = {
  rule: 'browsers are told to use TLS for a year',
  controls: [],
  violations: everyTlsListener(
    ({ [HEADER]: header = '' }) => Number(/max-age=(\d+)/.exec(header)?.[1]) >= YEAR,
    'lets browsers come back without TLS',
  ),
  compliant: samples({ aws_lb_listener: { protocol: 'HTTPS', [HEADER]: 'max-age=31536000' } }),
  violating: samples({ aws_lb_listener: { protocol: 'HTTPS', [HEADER]: 'max-age=0' } }),
};
