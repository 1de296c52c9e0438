import { cloudfront } from '../../terraform-modules/definitions/cloudfront';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';

describe('the module cloudfront', () => {
  const module = synthesizeModule(cloudfront, everySwitchOnBehindCloudFront);

  it('asks its caller for the provider of us-east-1, and configures none', () => {
    expect(module.json['terraform'].required_providers.aws.configuration_aliases).toEqual(['aws.us_east_1']);
    expect(module.json).not.toHaveProperty('provider');
  });

  it.each([
    'aws_acm_certificate.certificate',
    'aws_acm_certificate_validation.certificate_validation',
    'aws_wafv2_web_acl.firewall',
    'aws_wafv2_ip_set.firewall_allowed',
    'aws_cloudwatch_log_group.firewall_log',
    'aws_cloudwatch_log_delivery.distribution_log_delivery',
  ])('has %s in us-east-1', (address) => {
    expect(module.at(address)['provider']).toBe('aws.us_east_1');
  });

  it('proves its certificate by the records of the other one', () => {
    expect(module.resources('aws_route53_record')).toEqual({});
    expect(module.at('aws_acm_certificate_validation.certificate_validation')).toMatchObject({
      validation_record_fqdns: '${var.validation_record_fqdns}',
    });
  });

  it('puts its firewall in front of the distribution', () => {
    expect(module.at('aws_cloudfront_distribution.distribution')).toMatchObject({
      web_acl_id: '${aws_wafv2_web_acl.firewall.arn}',
      price_class: '${var.price_class}',
    });
  });

  it('refuses edge locations that there are not', () => {
    expect(module.refusals('price_class')).toEqual([
      'price_class must be "PriceClass_100", "PriceClass_200", "PriceClass_All"; got ${var.price_class}.',
    ]);
  });

  it('has the fewest edge locations by default where the environment has CloudFront off', () => {
    const { price_class } = synthesizeModule(cloudfront, shipped.prod).variables();
    expect(price_class).toMatchObject({ default: 'PriceClass_100' });
  });
});
