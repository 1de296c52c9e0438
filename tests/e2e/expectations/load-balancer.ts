import type { Aws } from '../aws';
import { askJson, askQuery } from '../aws-api';
import { ACCOUNT_ID } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { expectAttributes, expectEqual, findSubnet, findVpc, only } from './lookups';
import { findSecurityGroup } from './network-lookups';

interface LoadBalancer {
  readonly Scheme: string;
  readonly LoadBalancerArn: string;
  readonly LoadBalancerName: string;
  readonly DNSName: string;
  readonly CanonicalHostedZoneId: string;
  readonly AvailabilityZones: readonly { readonly SubnetId: string }[];
}

interface Action {
  readonly Type: string;
  readonly TargetGroupArn?: string;
  readonly RedirectConfig?: object;
  readonly FixedResponseConfig?: { readonly StatusCode: string };
}

interface Listener {
  readonly ListenerArn: string;
  readonly Port: number | string;
  readonly Protocol: string;
  readonly SslPolicy?: string;
  readonly Certificates?: readonly { readonly CertificateArn: string }[];
  readonly DefaultActions: readonly Action[];
}

/** Public, in every zone, strict about requests, recorded; HTTPS with TLS 1.3, and a redirect to it. */
export async function expectLoadBalancer(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { prefix } = expected;
  const balancer = await findLoadBalancer(aws, expected);
  expectAttributes('the load balancer', balancer, {
    Scheme: 'internet-facing',
    Type: 'application',
    SecurityGroups: [await findSecurityGroup(aws, expected, 'alb')],
  });
  const vpcId = await findVpc(aws, expected);
  const subnets = Object.entries(expected.zones).map(([zone, { publicSubnet }]) =>
    findSubnet(aws, vpcId, publicSubnet, zone),
  );
  expectEqual(
    'subnets of the load balancer',
    balancer.AvailabilityZones.map(({ SubnetId }) => SubnetId).sort(),
    (await Promise.all(subnets)).sort(),
  );
  const { LoadBalancerArn } = balancer;
  expectAttributes('the load balancer', await attributes(aws, 'LoadBalancer', { LoadBalancerArn }), {
    'access_logs.s3.bucket': `${prefix}-logs-${ACCOUNT_ID}`,
    'access_logs.s3.enabled': 'true',
    'deletion_protection.enabled': String(expected.protected),
    // Longer than the longest call, which takes 300 seconds.
    'idle_timeout.timeout_seconds': '65',
    'routing.http.desync_mitigation_mode': 'strictest',
    'routing.http.drop_invalid_header_fields.enabled': 'true',
    'waf.fail_open.enabled': 'false',
  });
  return expectListeners(aws, expected, LoadBalancerArn);
}

async function expectListeners(
  aws: Aws,
  expected: ExpectedEnvironment,
  loadBalancerArn: string,
): Promise<string> {
  const listeners = await findListeners(aws, loadBalancerArn);
  expectEqual('ports of the load balancer', listeners.map(({ Port }) => Number(Port)).sort(), [443, 80]);
  const http = only(
    'listener on 80',
    listeners.filter(({ Protocol }) => Protocol === 'HTTP'),
  );
  const redirect = only('action on 80', http.DefaultActions);
  expectAttributes('the action on 80', redirect, { Type: 'redirect' });
  expectAttributes('the redirect', redirect.RedirectConfig ?? {}, {
    Protocol: 'HTTPS',
    Port: '443',
    StatusCode: 'HTTP_301',
  });

  const https = only(
    'listener on 443',
    listeners.filter(({ Protocol }) => Protocol === 'HTTPS'),
  );
  expectEqual('TLS policy', https.SslPolicy, 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06');
  const unmatched = only('default action on 443', https.DefaultActions);
  expectAttributes('the default action', unmatched, { Type: 'fixed-response' });
  expectAttributes('the default answer', unmatched.FixedResponseConfig ?? {}, { StatusCode: '404' });
  const { ListenerArn } = https;
  expectAttributes('the listener on 443', await attributes(aws, 'Listener', { ListenerArn }), {
    'routing.http.response.strict_transport_security.header_value': 'max-age=31536000',
    'routing.http.response.x_content_type_options.header_value': 'nosniff',
    'routing.http.response.server.enabled': 'false',
  });
  await expectCertificate(aws, expected, only('certificate', https.Certificates).CertificateArn);
  return `${https.SslPolicy}, certificate for ${expected.application.domainName}`;
}

async function expectCertificate(
  aws: Aws,
  { application }: ExpectedEnvironment,
  CertificateArn: string,
): Promise<void> {
  const { Certificate } = await askJson<{ Certificate: object }>(aws, 'acm', 'DescribeCertificate', {
    CertificateArn,
  });
  expectAttributes('the certificate', Certificate, {
    DomainName: application.domainName,
    Status: 'ISSUED',
  });
}

/** The environment's load balancer. */
export async function findLoadBalancer(aws: Aws, { prefix }: ExpectedEnvironment): Promise<LoadBalancer> {
  const found = (await findLoadBalancers(aws)).filter(
    ({ LoadBalancerName }) => LoadBalancerName === `${prefix}-alb`,
  );
  return only(`load balancer ${prefix}-alb`, found);
}

/** Every load balancer of the account. */
export const findLoadBalancers = async (aws: Aws): Promise<readonly LoadBalancer[]> =>
  (await askQuery<{ LoadBalancers: LoadBalancer[] }>(aws, 'elasticloadbalancing', 'DescribeLoadBalancers'))
    .LoadBalancers;

/** Listeners of a load balancer. */
export const findListeners = async (aws: Aws, LoadBalancerArn: string): Promise<readonly Listener[]> =>
  (
    await askQuery<{ Listeners: Listener[] }>(aws, 'elasticloadbalancing', 'DescribeListeners', {
      LoadBalancerArn,
    })
  ).Listeners;

async function attributes(
  aws: Aws,
  of: 'LoadBalancer' | 'Listener',
  input: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const { Attributes } = await askQuery<{ Attributes: { Key: string; Value: string }[] }>(
    aws,
    'elasticloadbalancing',
    `Describe${of}Attributes`,
    input,
  );
  return Object.fromEntries(Attributes.map(({ Key, Value }) => [Key, Value]));
}
