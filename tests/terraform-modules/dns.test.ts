import { dns } from '../../terraform-modules/definitions/dns';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { synthesizeModule } from './support/synthesize-module';

describe('the module dns', () => {
  const module = synthesizeModule(dns);

  it.each(['a', 'aaaa'])('has a record of type %s for each name, by the name', (type) => {
    expect(module.at(`aws_route53_record.dns_${type}`)).toMatchObject({
      for_each: '${toset(var.domain_names)}',
      type: type.toUpperCase(),
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

  it('leads to a distribution, of which Route 53 evaluates nothing', () => {
    const behind = synthesizeModule(dns, everySwitchOnBehindCloudFront);
    expect(behind.at('aws_route53_record.dns_a')['alias']).toMatchObject({ evaluate_target_health: false });
    expect(behind.variables()['target_dns_name']).toMatchObject({
      description: 'DNS name of the distribution. Output dns_name of module cloudfront.',
    });
  });
});
