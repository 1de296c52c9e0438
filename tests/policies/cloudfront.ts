import type { Block, TerraformConfiguration } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { requires } from './support/requirements';
import { block, every, list, refersTo, resourcesOf } from './support/resources';

/** What a distribution does with requests: by default, and below paths. */
const behaviorsOf = ({ default_cache_behavior, ordered_cache_behavior }: Block): readonly Block[] => [
  ...list<Block>(default_cache_behavior),
  ...list<Block>(ordered_cache_behavior),
];

/** Only TLS 1.2, which is the newest that CloudFront speaks with an origin. */
const speaksTls12 = ({ origin_protocol_policy, origin_ssl_protocols }: Block): boolean =>
  origin_protocol_policy === 'https-only' &&
  list<Block | string>(origin_ssl_protocols)
    .flatMap((one) => (typeof one === 'string' ? [one] : list<string>(one['items'])))
    .join() === 'TLSv1.2';

const originConfigurations = ({ origin, vpc_origin_endpoint_config }: Block): readonly Block[] => [
  ...list<Block>(vpc_origin_endpoint_config),
  ...list<Block>(origin).flatMap(({ custom_origin_config }) => list<Block>(custom_origin_config)),
];

/** Id of `Managed-CachingDisabled`, the same in every account. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const disablesCaching = (id: string | undefined, stack: TerraformConfiguration): boolean =>
  id === CACHING_DISABLED ||
  Object.entries(stack.dataSources('aws_cloudfront_cache_policy')).some(
    ([name, { name: policyName }]) =>
      policyName === 'Managed-CachingDisabled' && id === `\${data.aws_cloudfront_cache_policy.${name}.id}`,
  );

const withBehavior = (behavior: Block): Block =>
  samples({ aws_cloudfront_distribution: { default_cache_behavior: behavior } });

/** An origin without any other configuration is a bucket. */
const isBucket = ({ custom_origin_config, vpc_origin_config }: Block): boolean =>
  custom_origin_config === undefined && vpc_origin_config === undefined;

const endpointOf = ({ vpc_origin_endpoint_config }: Block): string =>
  block(vpc_origin_endpoint_config)['arn'];

const behindLoadBalancer = (internal: boolean): Block =>
  samples({
    aws_lb: { internal },
    aws_cloudfront_vpc_origin: { vpc_origin_endpoint_config: { arn: '${aws_lb.sample.arn}' } },
    aws_cloudfront_distribution: {
      origin: [{ vpc_origin_config: { vpc_origin_id: '${aws_cloudfront_vpc_origin.sample.id}' } }],
    },
  });

const YEAR = 31_536_000;

const hstsOf = ({ security_headers_config }: Block): Block =>
  block(block(security_headers_config)['strict_transport_security']);

const withHsts = (strict_transport_security: Block): Block =>
  samples({
    aws_cloudfront_response_headers_policy: { security_headers_config: { strict_transport_security } },
  });

const WHOLE_DOMAIN = {
  access_control_max_age_sec: 31_536_000,
  override: true,
  include_subdomains: true,
  preload: true,
};

export const policies: Policies = {
  'access-logs': {
    rule: 'distributions record their requests in a bucket, by the standard logging that checkov knows',
    controls: ['CKV_AWS_86', 'CloudFront.5', 'AwsSolutions-CFR3'],
    violations: every(
      'aws_cloudfront_distribution',
      ({ logging_config }) => block(logging_config)['bucket'] !== undefined,
      'records no requests in this way',
    ),
    compliant: samples({
      aws_cloudfront_distribution: { logging_config: { bucket: 'logs.s3.us-east-2.amazonaws.com' } },
    }),
    violating: samples({ aws_cloudfront_distribution: {} }),
  },
  countries: {
    rule: 'distributions restrict the countries that they serve',
    controls: ['CKV_AWS_374', 'AwsSolutions-CFR1'],
    violations: every(
      'aws_cloudfront_distribution',
      ({ restrictions }) =>
        ['whitelist', 'blacklist'].includes(
          block(block(restrictions)['geo_restriction'])['restriction_type'],
        ),
      'has no geographic restriction',
    ),
    compliant: samples({
      aws_cloudfront_distribution: {
        restrictions: { geo_restriction: { restriction_type: 'whitelist', locations: ['CA'] } },
      },
    }),
    violating: samples({
      aws_cloudfront_distribution: { restrictions: { geo_restriction: { restriction_type: 'none' } } },
    }),
  },
  'default-page': {
    rule: 'distributions have a default root object',
    controls: ['CKV_AWS_305', 'CloudFront.1'],
    violations: every(
      'aws_cloudfront_distribution',
      ({ default_root_object }) => Boolean(default_root_object),
      'has no default root object',
    ),
    compliant: samples({ aws_cloudfront_distribution: { default_root_object: 'index.html' } }),
    violating: samples({ aws_cloudfront_distribution: {} }),
  },
  enabled: {
    rule: 'distributions are enabled',
    controls: ['CKV_AWS_216'],
    ...requires('aws_cloudfront_distribution', { enabled: true }, 'is switched off'),
  },
  'encrypted-origins': {
    rule: 'CloudFront speaks TLS 1.2 with its origins',
    controls: ['CKV2_AWS_54', 'CKV2_AWS_72', 'CloudFront.9', 'CloudFront.10', 'AwsSolutions-CFR5'],
    violations: every(
      ['aws_cloudfront_distribution', 'aws_cloudfront_vpc_origin'],
      (body) => originConfigurations(body).every((one) => speaksTls12(block(one))),
      'is reached without TLS 1.2 behind CloudFront',
    ),
    compliant: samples({
      aws_cloudfront_vpc_origin: {
        vpc_origin_endpoint_config: {
          origin_protocol_policy: 'https-only',
          origin_ssl_protocols: { items: ['TLSv1.2'], quantity: 1 },
        },
      },
    }),
    violating: samples({
      aws_cloudfront_distribution: {
        origin: [
          { custom_origin_config: { origin_protocol_policy: 'https-only', origin_ssl_protocols: ['SSLv3'] } },
        ],
      },
    }),
  },
  firewall: {
    rule: 'every distribution has a firewall',
    controls: ['CKV_AWS_68', 'CloudFront.6', 'AwsSolutions-CFR2'],
    violations: every(
      'aws_cloudfront_distribution',
      ({ web_acl_id }) => /\$\{aws_wafv2_web_acl\.[^}]*\.arn\}/.test(web_acl_id),
      'has no firewall',
    ),
    compliant: samples({ aws_cloudfront_distribution: { web_acl_id: '${aws_wafv2_web_acl.sample.arn}' } }),
    violating: samples({ aws_cloudfront_distribution: {} }),
  },
  'http-3': {
    rule: 'distributions speak HTTP/3 with clients that can',
    controls: [],
    ...requires('aws_cloudfront_distribution', { http_version: 'http2and3' }, 'speaks older HTTP only'),
  },
  'https-only': {
    rule: 'distributions answer over TLS only',
    controls: ['CKV_AWS_34', 'CloudFront.3'],
    violations: every(
      'aws_cloudfront_distribution',
      (distribution) =>
        behaviorsOf(distribution).every(({ viewer_protocol_policy }) =>
          ['redirect-to-https', 'https-only'].includes(viewer_protocol_policy),
        ),
      'answers without TLS',
    ),
    compliant: samples({
      aws_cloudfront_distribution: {
        default_cache_behavior: { viewer_protocol_policy: 'redirect-to-https' },
      },
    }),
    violating: samples({
      aws_cloudfront_distribution: { default_cache_behavior: { viewer_protocol_policy: 'allow-all' } },
    }),
  },
  /** Every path is an API, whose answers are for one learner. */
  'nothing-cached': {
    rule: 'distributions cache nothing, since every answer is for one learner',
    controls: [],
    violations: every(
      'aws_cloudfront_distribution',
      (distribution, _, stack) =>
        behaviorsOf(distribution).every(({ cache_policy_id }) => disablesCaching(cache_policy_id, stack)),
      'caches answers',
    ),
    compliant: withBehavior({ cache_policy_id: CACHING_DISABLED }),
    violating: withBehavior({ cache_policy_id: '658327ea-f89d-4fab-a63d-7e88639e58f6' }),
  },
  'own-certificate': {
    rule: 'distributions have a certificate of ACM, selected by SNI',
    controls: ['CKV2_AWS_42', 'CloudFront.7', 'CloudFront.8'],
    violations: every(
      'aws_cloudfront_distribution',
      ({ viewer_certificate }) => {
        const { acm_certificate_arn, ssl_support_method } = block(viewer_certificate);
        return acm_certificate_arn !== undefined && ssl_support_method === 'sni-only';
      },
      'has the certificate of CloudFront, or dedicated IP addresses at $600 a month',
    ),
    compliant: samples({
      aws_cloudfront_distribution: {
        viewer_certificate: { acm_certificate_arn: 'arn', ssl_support_method: 'sni-only' },
      },
    }),
    violating: samples({
      aws_cloudfront_distribution: { viewer_certificate: { cloudfront_default_certificate: true } },
    }),
  },
  'private-buckets': {
    rule: 'CloudFront reads buckets with an origin access control',
    controls: ['CKV2_AWS_46', 'CloudFront.13', 'AwsSolutions-CFR7'],
    violations: every(
      'aws_cloudfront_distribution',
      ({ origin }) =>
        list<Block>(origin)
          .filter(isBucket)
          .every(({ origin_access_control_id }) => origin_access_control_id !== undefined),
      'reads a bucket without an origin access control',
    ),
    compliant: samples({ aws_cloudfront_distribution: { origin: [{ origin_access_control_id: 'oac' }] } }),
    violating: samples({
      aws_cloudfront_distribution: { origin: [{ domain_name: 'assets.s3.us-east-2.amazonaws.com' }] },
    }),
  },
  'private-origins': {
    rule: 'origins are reachable through CloudFront only',
    controls: [],
    violations: every(
      'aws_cloudfront_distribution',
      ({ origin }, _, stack) =>
        list<Block>(origin).every(
          ({ origin_access_control_id, vpc_origin_config }) =>
            origin_access_control_id !== undefined ||
            resourcesOf(stack, 'aws_cloudfront_vpc_origin').some(
              ([address, endpoint]) =>
                refersTo(block(vpc_origin_config)['vpc_origin_id'], address) &&
                resourcesOf(stack, 'aws_lb').some(
                  ([balancer, { internal }]) => internal === true && refersTo(endpointOf(endpoint), balancer),
                ),
            ),
        ),
      'has an origin that the internet reaches',
    ),
    compliant: behindLoadBalancer(true),
    violating: behindLoadBalancer(false),
  },
  /** Standard logging of the second version needs no bucket with ACLs. */
  recorded: {
    rule: 'distributions log their requests, with either version of standard logging',
    controls: [],
    violations: every(
      'aws_cloudfront_distribution',
      ({ logging_config }, address, stack) =>
        logging_config !== undefined ||
        resourcesOf(stack, 'aws_cloudwatch_log_delivery_source').some(
          ([, { resource_arn, log_type }]) => refersTo(resource_arn, address) && log_type === 'ACCESS_LOGS',
        ),
      'records no requests',
    ),
    compliant: samples({
      aws_cloudfront_distribution: {},
      aws_cloudwatch_log_delivery_source: {
        resource_arn: '${aws_cloudfront_distribution.sample.arn}',
        log_type: 'ACCESS_LOGS',
      },
    }),
    violating: samples({ aws_cloudfront_distribution: {} }),
  },
  'response-headers': {
    rule: 'every answer of a distribution has the headers of a policy of the stack',
    controls: ['CKV2_AWS_32'],
    violations: every(
      'aws_cloudfront_distribution',
      (distribution) =>
        behaviorsOf(distribution).every(({ response_headers_policy_id }) =>
          /aws_cloudfront_response_headers_policy\./.test(response_headers_policy_id),
        ),
      'has no response headers policy of the stack',
    ),
    compliant: samples({
      aws_cloudfront_distribution: {
        default_cache_behavior: {
          response_headers_policy_id: '${aws_cloudfront_response_headers_policy.sample.id}',
        },
      },
    }),
    violating: samples({ aws_cloudfront_distribution: { default_cache_behavior: {} } }),
  },
  'second-origin': {
    rule: 'distributions fail over to a second origin',
    controls: ['CKV_AWS_310', 'CloudFront.4'],
    violations: every(
      'aws_cloudfront_distribution',
      ({ origin_group }) => list<Block>(origin_group).some(({ member }) => list(member).length > 1),
      'has no second origin',
    ),
    compliant: samples({
      aws_cloudfront_distribution: { origin_group: [{ member: [{ origin_id: 'a' }, { origin_id: 'b' }] }] },
    }),
    violating: samples({ aws_cloudfront_distribution: {} }),
  },
  'tls-12': {
    rule: 'distributions refuse TLS before 1.2 and weak ciphers',
    controls: ['CKV_AWS_174', 'CloudFront.15', 'AwsSolutions-CFR4'],
    violations: every(
      'aws_cloudfront_distribution',
      ({ viewer_certificate }) =>
        /^TLSv1\.(2_2021|2_2025|3_2025)$/.test(block(viewer_certificate)['minimum_protocol_version']),
      'accepts weak TLS',
    ),
    compliant: samples({
      aws_cloudfront_distribution: { viewer_certificate: { minimum_protocol_version: 'TLSv1.2_2021' } },
    }),
    violating: samples({
      aws_cloudfront_distribution: { viewer_certificate: { minimum_protocol_version: 'TLSv1' } },
    }),
  },
  hsts: {
    rule: 'distributions send HSTS for a year, and override the header of a service',
    controls: [],
    violations: every(
      'aws_cloudfront_response_headers_policy',
      (headers) => {
        const { access_control_max_age_sec, override } = hstsOf(headers);
        return access_control_max_age_sec >= YEAR && override === true;
      },
      'sends no HSTS for a year',
    ),
    compliant: withHsts({ access_control_max_age_sec: YEAR, override: true }),
    violating: withHsts({ access_control_max_age_sec: YEAR, override: false }),
  },
  'hsts-for-subdomains': {
    rule: 'HSTS includes subdomains and the preload list',
    controls: ['CKV_AWS_259'],
    violations: every(
      'aws_cloudfront_response_headers_policy',
      ({ security_headers_config }) => {
        const hsts = block(block(security_headers_config)['strict_transport_security']);
        return (
          hsts['access_control_max_age_sec'] >= WHOLE_DOMAIN.access_control_max_age_sec &&
          ['override', 'include_subdomains', 'preload'].every((flag) => hsts[flag] === true)
        );
      },
      'does not include subdomains or the preload list',
    ),
    compliant: withHsts(WHOLE_DOMAIN),
    violating: withHsts({ ...WHOLE_DOMAIN, preload: false }),
  },
};
