import { firewallAlarms } from '../../modules/waf/alarms';
import { alarm, standard } from '../alarms/support/catalogue';

describe('the alarm of the firewall', () => {
  it.each([
    ['a load balancer', 'us-east-2', { Region: 'us-east-2', Rule: 'ALL', WebACL: 'firewall' }],
    ['CloudFront', undefined, { Rule: 'ALL', WebACL: 'firewall' }],
  ])('uses the dimensions of a web ACL for %s', (_what, region, dimensions) => {
    const definitions = firewallAlarms({ aclName: 'firewall', region }, standard.firewall);
    expect(alarm('firewall-blocked-requests', definitions).measure).toHaveProperty('dimensions', dimensions);
  });
});
