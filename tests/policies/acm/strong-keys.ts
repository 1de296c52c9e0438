import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';

/** RSA_2048 unless it says otherwise. */
export const policy: Policy = {
  rule: 'keys of certificates have at least 2048 bits, or are on an elliptic curve',
  controls: ['ACM.2'],
  violations: every(
    'aws_acm_certificate',
    ({ key_algorithm }) => key_algorithm !== 'RSA_1024',
    'has a short key',
  ),
  compliant: samples({ aws_acm_certificate: { key_algorithm: 'EC_prime256v1' } }),
  violating: samples({ aws_acm_certificate: { key_algorithm: 'RSA_1024' } }),
};
