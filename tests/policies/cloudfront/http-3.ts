import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

export const policy: Policy = {
  rule: 'distributions speak HTTP/3 with clients that can',
  controls: [],
  violations: every(
    'aws_cloudfront_distribution',
    ({ http_version }) => http_version === 'http2and3',
    'speaks older HTTP only',
  ),
  compliant: samples({ aws_cloudfront_distribution: { http_version: 'http2and3' } }),
  violating: samples({ aws_cloudfront_distribution: {} }),
};
