import { type Policies, samples } from './support/policy';
import { requires, requiresCompanion } from './support/requirements';
import { block, every, list } from './support/resources';

export const policies: Policies = {
  awaited: {
    rule: 'an apply waits for its certificates to be issued',
    controls: [],
    ...requiresCompanion(
      'aws_acm_certificate',
      { type: 'aws_acm_certificate_validation', through: 'certificate_arn' },
      'has no aws_acm_certificate_validation',
    ),
  },
  'dns-validated': {
    rule: 'certificates are validated by DNS, so that they renew by themselves',
    controls: [],
    ...requires('aws_acm_certificate', { validation_method: 'DNS' }, 'is not validated by DNS'),
  },
  'no-wildcards': {
    rule: 'certificates have no wildcard names',
    controls: ['CKV2_AWS_71'],
    violations: every(
      'aws_acm_certificate',
      ({ domain_name, subject_alternative_names }) =>
        ![domain_name, ...list<string>(subject_alternative_names)].some((name) => name?.includes('*')),
      'has a wildcard name',
    ),
    compliant: samples({ aws_acm_certificate: { domain_name: 'learning.example.com' } }),
    violating: samples({
      aws_acm_certificate: { domain_name: 'example.com', subject_alternative_names: ['*.example.com'] },
    }),
  },
  replaceable: {
    rule: 'a new certificate is created before the one that it replaces is destroyed',
    controls: ['CKV_AWS_233'],
    ...requires(
      'aws_acm_certificate',
      { lifecycle: { create_before_destroy: true } },
      'cannot be replaced while it is in use',
    ),
  },
  /** RSA_2048 unless it says otherwise. */
  'strong-keys': {
    rule: 'keys of certificates have at least 2048 bits, or are on an elliptic curve',
    controls: ['ACM.2'],
    violations: every(
      'aws_acm_certificate',
      ({ key_algorithm }) => key_algorithm !== 'RSA_1024',
      'has a short key',
    ),
    compliant: samples({ aws_acm_certificate: { key_algorithm: 'EC_prime256v1' } }),
    violating: samples({ aws_acm_certificate: { key_algorithm: 'RSA_1024' } }),
  },
  transparent: {
    rule: 'certificates are in the certificate transparency log, without which browsers refuse them',
    controls: ['CKV_AWS_234'],
    violations: every(
      'aws_acm_certificate',
      ({ options }) => block(options)['certificate_transparency_logging_preference'] !== 'DISABLED',
      'is not in the certificate transparency log',
    ),
    compliant: samples({ aws_acm_certificate: {} }),
    violating: samples({
      aws_acm_certificate: { options: { certificate_transparency_logging_preference: 'DISABLED' } },
    }),
  },
  /** AWS refuses a certificate that is not issued yet. */
  'used-when-issued': {
    rule: 'listeners and distributions wait for their certificate',
    controls: [],
    violations: every(
      ['aws_lb_listener', 'aws_cloudfront_distribution'],
      ({ certificate_arn, viewer_certificate }) =>
        ![certificate_arn, block(viewer_certificate)['acm_certificate_arn']].some((arn) =>
          /\baws_acm_certificate\./.test(arn ?? ''),
        ),
      'uses a certificate that may not be issued yet',
    ),
    compliant: samples({
      aws_lb_listener: { certificate_arn: '${aws_acm_certificate_validation.sample.certificate_arn}' },
    }),
    violating: samples({ aws_lb_listener: { certificate_arn: '${aws_acm_certificate.sample.arn}' } }),
  },
};
