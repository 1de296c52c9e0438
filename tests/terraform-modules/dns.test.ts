import type { Environment } from '../../modules/config/schema';
import { dns } from '../../terraform-modules/definitions/dns';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { synthesizeModule } from './support/synthesize-module';

describe('the module dns', () => {
  const module = synthesizeModule(dns);

  it('has a record for each name, by the name', () => {
    expect(module.at('aws_route53_record.dns_a')).toMatchObject({
      for_each: '${toset(var.domain_names)}',
      type: 'A',
      zone_id: '${var.hosted_zone_id}',
    });
  });

  it('tells the names once their records are there', () => {
    expect(module.outputs()['fqdns']?.['value']).toContain('aws_route53_record.dns_a');
  });

  it('answers nothing while the load balancer is unhealthy', () => {
    const { alias } = module.at('aws_route53_record.dns_a');
    expect(alias).toMatchObject({ name: '${var.target_dns_name}', evaluate_target_health: true });
  });

  it('has IPv6 records only of a distribution without an allow list', () => {
    const { firewall } = everySwitchOnBehindCloudFront;
    const hasIpv6 = (environment?: Environment) =>
      synthesizeModule(dns, environment).addresses().includes('aws_route53_record.dns_aaaa');
    expect(hasIpv6()).toBe(false);
    expect(hasIpv6(everySwitchOnBehindCloudFront)).toBe(false);
    expect(hasIpv6({ ...everySwitchOnBehindCloudFront, firewall: { ...firewall, allowList: false } })).toBe(
      true,
    );
  });

  it('leads to a distribution, of which Route 53 evaluates nothing', () => {
    const behind = synthesizeModule(dns, everySwitchOnBehindCloudFront);
    expect(behind.at('aws_route53_record.dns_a')['alias']).toMatchObject({ evaluate_target_health: false });
    expect(behind.variables()['target_dns_name']).toMatchObject({
      description: 'DNS name of the distribution. Output dns_name of module cloudfront.',
    });
  });
});
