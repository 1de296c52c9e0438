import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

/** Only TLS 1.2, which is the newest that CloudFront speaks with an origin. */
const encrypted = ({ origin_protocol_policy, origin_ssl_protocols }: Block): boolean =>
  origin_protocol_policy === 'https-only' &&
  list<Block | string>(origin_ssl_protocols)
    .flatMap((one) => (typeof one === 'string' ? [one] : list<string>(one['items'])))
    .join() === 'TLSv1.2';

const configurations = ({ origin, vpc_origin_endpoint_config }: Block): readonly Block[] => [
  ...list<Block>(vpc_origin_endpoint_config),
  ...list<Block>(origin).flatMap(({ custom_origin_config }) => list<Block>(custom_origin_config)),
];

export const policy: Policy = {
  rule: 'CloudFront speaks TLS 1.2 with its origins',
  controls: ['CKV2_AWS_54', 'CKV2_AWS_72', 'CloudFront.9', 'CloudFront.10', 'AwsSolutions-CFR5'],
  violations: every(
    ['aws_cloudfront_distribution', 'aws_cloudfront_vpc_origin'],
    (body) => configurations(body).every((one) => encrypted(block(one))),
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
};
