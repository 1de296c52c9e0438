import { TerraformOutput } from 'cdktf';
import { HostedZone } from '../../modules/route53/hosted-zone';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

describe('a hosted zone', () => {
  it('is found by its name among the public ones', () => {
    const configuration = synthesizeConstruct((stack) => {
      const { hostedZoneId } = new HostedZone(stack, 'zone', { zoneName: 'example.com' });
      new TerraformOutput(stack, 'id', { staticId: true, value: hostedZoneId });
    });
    expect(configuration.outputs()['id']).toEqual({ value: '${data.aws_route53_zone.zone.zone_id}' });
    expect(configuration.at('data.aws_route53_zone.zone')).toEqual({
      name: 'example.com',
      private_zone: false,
    });
  });

  itIsReusable((stack, id, unknown) => new HostedZone(stack, id, { zoneName: unknown.text('zone_name') }));
});
