import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import { Distribution, type DistributionProps } from '../../modules/cloudfront/distribution';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const build = (stack: TerraformStack, id: string, changes: Partial<DistributionProps> = {}) =>
  new Distribution(stack, id, {
    name: 'bmo-learning-prod',
    domainNames: ['learning.example.com', 'www.example.com'],
    certificateArn: 'arn:certificate',
    webAclArn: 'arn:acl',
    loadBalancer: { arn: 'arn:alb', dnsName: 'internal-alb.example.com' },
    priceClass: 'PriceClass_100',
    ipv6: true,
    logBucketArn: 'arn:aws:s3:::logs',
    usEast1: usEast1(stack),
    ...changes,
  });
const usEast1 = (stack: TerraformStack): AwsProvider =>
  (stack.node.tryFindChild('east') as AwsProvider | undefined) ??
  new AwsProvider(stack, 'east', { alias: 'east', region: 'us-east-1' });

const configuration = synthesizeConstruct((stack) => {
  const { distributionId, dnsName, hostedZoneId } = build(stack, 'cloudfront');
  for (const [id, value] of Object.entries({ distributionId, dnsName, hostedZoneId })) {
    new TerraformOutput(stack, id, { staticId: true, value });
  }
});
const distribution = configuration.at('aws_cloudfront_distribution.cloudfront');

describe('the distribution', () => {
  it('has the names of its certificate as aliases', () => {
    expect(distribution).toMatchObject({
      aliases: ['learning.example.com', 'www.example.com'],
      viewer_certificate: { acm_certificate_arn: 'arn:certificate' },
      is_ipv6_enabled: true,
      price_class: 'PriceClass_100',
      wait_for_deployment: true,
    });
  });

  it('has the web ACL', () => {
    expect(distribution['web_acl_id']).toBe('arn:acl');
  });

  it('connects to the load balancer in the VPC over TLS only', () => {
    expect(distribution['origin']).toEqual([
      {
        origin_id: 'load-balancer',
        domain_name: 'internal-alb.example.com',
        vpc_origin_config: {
          vpc_origin_id: '${aws_cloudfront_vpc_origin.cloudfront_vpc-origin.id}',
          origin_read_timeout: 60,
          origin_keepalive_timeout: 60,
        },
      },
    ]);
    expect(configuration.at('aws_cloudfront_vpc_origin.cloudfront_vpc-origin')).toEqual({
      vpc_origin_endpoint_config: [
        {
          name: 'bmo-learning-prod-load-balancer',
          arn: 'arn:alb',
          http_port: 80,
          https_port: 443,
          origin_protocol_policy: 'https-only',
          origin_ssl_protocols: [{ items: ['TLSv1.2'], quantity: 1 }],
        },
      ],
    });
  });

  it('forwards every request unchanged', () => {
    expect(distribution['default_cache_behavior']).toMatchObject({
      target_origin_id: 'load-balancer',
      allowed_methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
      cached_methods: ['GET', 'HEAD'],
      compress: true,
      origin_request_policy_id: '216adef6-5c7f-47e4-b989-5492eafa07d3',
    });
  });

  it('adds security headers to every response', () => {
    const headers = configuration.at('aws_cloudfront_response_headers_policy.cloudfront_headers');
    expect(headers).toMatchObject({
      name: 'bmo-learning-prod-headers',
      security_headers_config: {
        strict_transport_security: {
          access_control_max_age_sec: 31_536_000,
          include_subdomains: false,
          preload: false,
          override: true,
        },
        content_type_options: { override: true },
        frame_options: { frame_option: 'DENY', override: true },
        referrer_policy: { referrer_policy: 'no-referrer', override: true },
        content_security_policy: {
          content_security_policy: "default-src 'none'; frame-ancestors 'none'",
          override: true,
        },
      },
      lifecycle: { create_before_destroy: true },
    });
  });

  it('returns the target of its DNS records', () => {
    const resource = 'aws_cloudfront_distribution.cloudfront';
    expect(configuration.outputs()).toEqual({
      distributionId: { value: `\${${resource}.id}` },
      dnsName: { value: `\${${resource}.domain_name}` },
      hostedZoneId: { value: `\${${resource}.hosted_zone_id}` },
    });
  });

  it('records every request in the bucket', () => {
    expect(configuration.at('aws_cloudwatch_log_delivery_source.cloudfront_log_source')).toMatchObject({
      name: 'bmo-learning-prod-requests',
      resource_arn: '${aws_cloudfront_distribution.cloudfront.arn}',
    });
  });

  itIsReusable((stack, id, unknown) =>
    build(stack, id, {
      name: unknown.text('name'),
      domainNames: [unknown.text('domain_name')],
      certificateArn: unknown.text('certificate_arn'),
      webAclArn: unknown.text('acl_arn'),
      loadBalancer: { arn: unknown.text('load_balancer_arn'), dnsName: unknown.text('dns_name') },
      priceClass: unknown.text('price_class'),
      logBucketArn: unknown.text('bucket_arn'),
    }),
  );
});
