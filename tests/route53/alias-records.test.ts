import { TerraformVariable } from 'cdktf';
import { AliasRecords } from '../../modules/route53/alias-records';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const configuration = synthesizeConstruct(
  (stack) =>
    new AliasRecords(stack, 'dns', {
      hostedZoneId: 'Z1',
      names: ['learning.example.com', '*.learning.example.com'],
      target: { dnsName: 'alb.example.com', hostedZoneId: 'Z2' },
      evaluateTargetHealth: true,
      ipv6: true,
    }),
);

describe('alias records', () => {
  it.each([
    ['a', 'A'],
    ['aaaa', 'AAAA'],
  ])('point every name to the target (%s)', (id, type) => {
    expect(configuration.at(`aws_route53_record.dns_${id}`)).toEqual({
      for_each: '${toset(["learning.example.com", "*.learning.example.com"])}',
      zone_id: 'Z1',
      name: '${each.value}',
      type,
      alias: { name: 'alb.example.com', zone_id: 'Z2', evaluate_target_health: true },
    });
  });

  it('do not overwrite existing records', () => {
    expect(configuration.at('aws_route53_record.dns_a')).not.toHaveProperty('allow_overwrite');
  });

  it('accept names that are known at plan time only, and have no IPv6 records of a target without such addresses', () => {
    const unknown = synthesizeConstruct((stack) => {
      const names = new TerraformVariable(stack, 'names', { type: 'set(string)' }).listValue;
      new AliasRecords(stack, 'dns', {
        hostedZoneId: 'Z1',
        names,
        target: { dnsName: 'd1.cloudfront.net', hostedZoneId: 'Z2' },
        evaluateTargetHealth: false,
        ipv6: false,
      });
    });
    expect(unknown.at('aws_route53_record.dns_a')['for_each']).toBe('${toset(var.names)}');
    expect(unknown.addresses()).not.toContain('aws_route53_record.dns_aaaa');
  });

  itIsReusable(
    (stack, id, unknown) =>
      new AliasRecords(stack, id, {
        hostedZoneId: unknown.text('zone_id'),
        names: [unknown.text('domain_name')],
        target: { dnsName: unknown.text('dns_name'), hostedZoneId: unknown.text('target_zone_id') },
        evaluateTargetHealth: true,
        ipv6: true,
      }),
  );
});
