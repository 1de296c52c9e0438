import { firewallSettings } from '../../modules/waf/settings';
import { waf } from '../../terraform-modules/definitions/waf';
import { synthesizeModules } from '../../terraform-modules/synthesis';
import { everySwitchOnBehindCloudFront } from '../support/environments';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const { prod } = shipped;

describe('the module waf', () => {
  itTakesEverySetting({ definition: waf, schema: firewallSettings, value: prod.firewall });

  it('stands in front of the load balancer of its caller', () => {
    expect(synthesizeModule(waf).at('aws_wafv2_web_acl_association.firewall-association')).toMatchObject({
      resource_arn: '${var.load_balancer_arn}',
      web_acl_arn: '${aws_wafv2_web_acl.firewall.arn}',
    });
  });

  it('asks for addresses where only listed ones get in', () => {
    expect(synthesizeModule(waf).variables()).not.toHaveProperty('allowed_cidr_blocks');
    const closed = synthesizeModule(waf, { ...prod, firewall: { ...prod.firewall, allowList: true } });
    expect(closed.variables()['allowed_cidr_blocks']).toMatchObject({ type: 'list(string)' });
    expect(closed.at('aws_wafv2_ip_set.firewall_allowed')).toMatchObject({
      addresses: '${var.allowed_cidr_blocks}',
    });
  });

  it('is not there where CloudFront has the firewall', () => {
    expect(synthesizeModules([waf], everySwitchOnBehindCloudFront)).toEqual({});
  });
});
