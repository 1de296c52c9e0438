import type { Aws } from '../aws';
import { askRoute53, elements } from '../aws-api';
import { HOSTED_ZONE } from '../variables';
import type { ExpectedEnvironment } from './expected';
import { findLoadBalancer } from './load-balancer';
import { expectAttributes, expectEqual, only } from './lookups';

interface DnsRecord {
  /** With the dot at its end. */
  readonly name: string;
  readonly type: string;
  /** Where an alias leads. */
  readonly dnsName?: string;
  readonly hostedZoneId?: string;
  readonly evaluateTargetHealth?: string;
}

/** The domain leads to the load balancer, over IPv4: it has no IPv6 addresses. */
export async function expectDns(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { domainName } = expected.application;
  const { DNSName, CanonicalHostedZoneId } = await findLoadBalancer(aws, expected);
  const records = await recordsOf(aws, HOSTED_ZONE);
  const of = (type: string) => records.filter((it) => it.name === `${domainName}.` && it.type === type);
  expectEqual(`AAAA records of ${domainName}`, of('AAAA'), []);
  const record = only(`A record of ${domainName}`, of('A'));
  const dnsName = record.dnsName?.replace(/^dualstack\./, '').replace(/\.$/, '');
  expectAttributes(
    'the A record',
    { ...record, dnsName: dnsName?.toLowerCase() },
    {
      dnsName: DNSName.toLowerCase(),
      hostedZoneId: CanonicalHostedZoneId,
      evaluateTargetHealth: 'true',
    },
  );
  return `${domainName} -> ${DNSName}`;
}

/** Records of a public zone. */
export async function recordsOf(aws: Aws, zone: string): Promise<readonly DnsRecord[]> {
  const zones = elements(await askRoute53(aws, 'hostedzone'), 'HostedZone').filter(
    (it) => elements(it, 'Name')[0] === `${zone}.` && elements(it, 'PrivateZone')[0] === 'false',
  );
  const [id = ''] = elements(only(`zone ${zone}`, zones), 'Id');
  const answer = await askRoute53(aws, `${id.replace(/^\//, '')}/rrset`);
  return elements(answer, 'ResourceRecordSet').map((it) => {
    const [name = ''] = elements(it, 'Name');
    const [type = ''] = elements(it, 'Type');
    const [dnsName] = elements(it, 'DNSName');
    const [hostedZoneId] = elements(it, 'HostedZoneId');
    const [evaluateTargetHealth] = elements(it, 'EvaluateTargetHealth');
    return { name, type, dnsName, hostedZoneId, evaluateTargetHealth };
  });
}
