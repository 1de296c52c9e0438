import type { Aws } from '../aws';
import { askCloudFront, askJson, elements } from '../aws-api';
import { HOSTED_ZONE } from '../variables';
import { recordsOf } from './dns';
import type { ExpectedEnvironment } from './expected';
import { findLoadBalancers } from './load-balancer';
import { expectAttributes, expectEqual, only } from './lookups';

interface WebAclSummary {
  readonly Name: string;
  readonly ARN: string;
}

/**
 * The domain leads to a distribution, over IPv4 only, because its firewall has an allow list of IPv4 blocks; the
 * distribution leads to an internal load balancer.
 */
export async function expectCloudFront(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { prefix, application } = expected;
  const summary = only(
    'distribution',
    elements(await askCloudFront(aws, 'distribution'), 'DistributionSummary'),
  );
  const distribution = await askCloudFront(aws, `distribution/${elements(summary, 'Id')[0]}`);
  const value = (tag: string) => elements(distribution, tag)[0];
  const firewall = only('firewall of CloudFront', await webAcls(aws, 'CLOUDFRONT'));
  expectEqual('name of the firewall', firewall.Name, `${prefix}-firewall`);
  expectEqual('firewalls of load balancers', await webAcls(aws, 'REGIONAL'), []);
  expectAttributes(
    'the distribution',
    {
      Status: value('Status'),
      IsIPV6Enabled: value('IsIPV6Enabled'),
      WebACLId: value('WebACLId'),
    },
    { Status: 'Deployed', IsIPV6Enabled: 'false', WebACLId: firewall.ARN },
  );
  const loadBalancer = only('load balancer', await findLoadBalancers(aws));
  expectEqual('scheme of the load balancer', loadBalancer.Scheme, 'internal');

  const records = (await recordsOf(aws, HOSTED_ZONE)).filter(
    ({ name, type }) => name === `${application.domainName}.` && /^A+$/.test(type),
  );
  expectEqual(
    'records of the domain',
    records.map(({ type, dnsName, evaluateTargetHealth }) => [type, dnsName, evaluateTargetHealth]),
    [['A', value('DomainName'), 'false']],
  );
  return `${application.domainName} -> ${value('DomainName')} -> ${loadBalancer.DNSName}`;
}

async function webAcls(aws: Aws, scope: 'CLOUDFRONT' | 'REGIONAL'): Promise<readonly WebAclSummary[]> {
  const region = scope === 'CLOUDFRONT' ? 'us-east-1' : undefined;
  const { WebACLs } = await askJson<{ readonly WebACLs: readonly WebAclSummary[] }>(
    aws,
    'wafv2',
    'ListWebACLs',
    { Scope: scope },
    region,
  );
  return WebACLs;
}
