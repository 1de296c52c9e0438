import type { TerraformProvider, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { Certificate } from '../../modules/acm/certificate';
import type { LoadBalancer } from '../../modules/alb/load-balancer';
import { Distribution } from '../../modules/cloudfront/distribution';
import type { CloudFrontSettings } from '../../modules/cloudfront/settings';
import type { Environment } from '../../modules/config/schema';
import { AliasRecords } from '../../modules/route53/alias-records';
import { HostedZone } from '../../modules/route53/hosted-zone';
import { resourceName } from '../../modules/shared/naming';
import { WebAcl } from '../../modules/waf/web-acl';
import { WebAclAssociation } from '../../modules/waf/web-acl-association';
import type { FoundationOutputs } from '../contract';
import { warnWhileFirewallCounts } from './firewall-check';
import { createLoadBalancer, createTargets, type Targets } from './load-balancer';
import type { ApplicationVariables } from './variables';

export interface IngressWiring {
  readonly foundation: FoundationOutputs;
  readonly variables: ApplicationVariables;
  readonly usEast1: TerraformProvider;
  readonly accountId: string;
}

export interface Ingress extends Pick<Domain, 'certificateArn' | 'cloudFrontCertificateArn'> {
  /** Origin of the platform's pages, such as `https://learning.example.com`. */
  readonly publicUrl: string;
  readonly loadBalancer: LoadBalancer;
  readonly targets: Targets;
  readonly firewallName: string;
  readonly firewallLogGroupName: string;
  /** CloudFront distribution. @default CloudFront is off */
  readonly distributionId?: string;
}

/** Everything between the internet and the services: DNS, certificate, firewall, load balancer, CloudFront. */
export function createIngress(
  stack: TerraformStack,
  environment: Environment,
  wiring: IngressWiring,
): Ingress {
  const { foundation, variables, usEast1, accountId } = wiring;
  const { privateSubnetIds, publicSubnetIds, securityGroupIds, logBucketName, vpcId } = foundation;
  const { cloudFront } = environment;
  const loadBalancer = createLoadBalancer(stack, environment, {
    subnetIds: Object.values(cloudFront.enabled ? privateSubnetIds : publicSubnetIds),
    securityGroupId: securityGroupIds.alb,
    logBucketName,
  });
  const domain = createDomain(stack, environment, variables, usEast1);
  const { certificateArn, cloudFrontCertificateArn, url } = domain;
  const { loadBalancerArn, dnsName } = loadBalancer;
  const targets = createTargets(stack, environment, { vpcId, loadBalancerArn, certificateArn });
  warnWhileFirewallCounts(stack, environment);
  const firewall = createFirewall(stack, environment, {
    accountId,
    variables,
    protects: cloudFront.enabled ? { usEast1 } : { logsKeyArn: foundation.keyArns.logs },
  });
  const protectedBy = { ...wiring, loadBalancer, domain, webAclArn: firewall.webAclArn };
  const distribution = cloudFront.enabled
    ? forwardFromCloudFront(stack, environment, cloudFront, protectedBy)
    : undefined;
  if (!distribution) forwardFromInternet(stack, protectedBy);
  return {
    publicUrl: url ?? `http://${dnsName}`,
    loadBalancer,
    targets,
    ...(certificateArn && { certificateArn }),
    ...(cloudFrontCertificateArn && { cloudFrontCertificateArn }),
    firewallName: firewall.webAclName,
    firewallLogGroupName: firewall.logGroupName,
    ...(distribution && { distributionId: distribution.distributionId }),
  };
}

/** Names and certificates of the platform. */
interface Domain {
  /** Origin of the platform's pages. @default plain HTTP at the load balancer's own name */
  readonly url?: string;
  /** Certificate of the load balancer. */
  readonly certificateArn?: string;
  /** Certificate of CloudFront, in us-east-1. @default CloudFront is off */
  readonly cloudFrontCertificateArn?: string;
  /** Zone and names of the alias records. @default DNS is kept outside of Route 53 */
  readonly records?: { readonly hostedZoneId: string; readonly names: string[] };
}

/** Certificates and hosted zone, by where the certificate of the environment comes from. */
function createDomain(
  stack: TerraformStack,
  { domain, cloudFront }: Environment,
  variables: ApplicationVariables,
  usEast1: TerraformProvider,
): Domain {
  if (domain.certificate === 'none') return {};
  const domainName = variables.domainName();
  const url = `https://${domainName}`;
  if (domain.certificate === 'given') return { url, certificateArn: variables.certificateArn() };

  const { hostedZoneId } = new HostedZone(stack, 'zone', { zoneName: variables.hostedZoneName() });
  const subjectAlternativeNames = variables.subjectAlternativeNames();
  const names = { domainName, subjectAlternativeNames };
  const certificate = new Certificate(stack, 'certificate', { ...names, validation: { hostedZoneId } });
  return {
    url,
    certificateArn: certificate.certificateArn,
    records: { hostedZoneId, names: [...certificate.domainNames] },
    ...(cloudFront.enabled && {
      cloudFrontCertificateArn: new Certificate(stack, 'cloudfront-certificate', {
        ...names,
        validation: { recordFqdns: certificate.validationRecordFqdns },
        provider: usEast1,
      }).certificateArn,
    }),
  };
}

export interface FirewallWiring {
  readonly accountId: string;
  readonly variables: Pick<ApplicationVariables, 'allowedCidrBlocks'>;
  /** A load balancer of the region, or a CloudFront distribution, whose firewall is in us-east-1. */
  readonly protects: { readonly logsKeyArn: string } | { readonly usEast1: TerraformProvider };
}

/** The firewall, at the first hop: there it sees the address of the client. */
export function createFirewall(
  scope: Construct,
  environment: Environment,
  { accountId, variables, protects }: FirewallWiring,
): WebAcl {
  const { firewall, logs, services } = environment;
  return new WebAcl(scope, 'firewall', {
    aclName: resourceName(environment, 'firewall'),
    firewall,
    uploadPaths: [
      ...services.rails.uploadPaths,
      ...(services.ai.publicRoutes ? services.ai.uploadPaths : []),
    ],
    ...(firewall.allowList && { allowedCidrBlocks: variables.allowedCidrBlocks() }),
    logRetentionDays: logs.retentionDays,
    accountId,
    ...('usEast1' in protects
      ? { scope: 'CLOUDFRONT', provider: protects.usEast1 }
      : { scope: 'REGIONAL', logsKeyArn: protects.logsKeyArn }),
  });
}

interface ForwardingWiring extends IngressWiring {
  readonly loadBalancer: LoadBalancer;
  readonly domain: Domain;
  readonly webAclArn: string;
}

/** Firewall and DNS records at the load balancer. */
function forwardFromInternet(
  stack: TerraformStack,
  { loadBalancer, domain, webAclArn }: ForwardingWiring,
): void {
  const { loadBalancerArn: resourceArn, dnsName, hostedZoneId } = loadBalancer;
  new WebAclAssociation(stack, 'firewall-association', { webAclArn, resourceArn });
  if (!domain.records) return;
  const target = { dnsName, hostedZoneId };
  new AliasRecords(stack, 'dns', { ...domain.records, target, evaluateTargetHealth: true, ipv6: false });
}

/**
 * CloudFront in front of the load balancer, with the firewall and the DNS records. With an allow list, which holds IPv4
 * blocks, viewers cannot connect over IPv6: the firewall would refuse all of them.
 */
function forwardFromCloudFront(
  stack: TerraformStack,
  environment: Environment,
  { priceClass }: Extract<CloudFrontSettings, { enabled: true }>,
  { domain, loadBalancer, webAclArn, foundation, usEast1 }: ForwardingWiring,
): Distribution {
  if (!domain.records || !domain.cloudFrontCertificateArn) {
    throw new Error('CloudFront needs names and a certificate; the rules of modules/config demand them.');
  }
  const ipv6 = !environment.firewall.allowList;
  const distribution = new Distribution(stack, 'cloudfront', {
    name: resourceName(environment),
    domainNames: domain.records.names,
    certificateArn: domain.cloudFrontCertificateArn,
    webAclArn,
    loadBalancer: { arn: loadBalancer.loadBalancerArn, dnsName: loadBalancer.dnsName },
    priceClass,
    ipv6,
    logBucketArn: `arn:aws:s3:::${foundation.logBucketName}`,
    usEast1,
  });
  const { dnsName, hostedZoneId } = distribution;
  // Route 53 cannot evaluate the health of a distribution.
  const target = { dnsName, hostedZoneId };
  new AliasRecords(stack, 'dns', { ...domain.records, target, evaluateTargetHealth: false, ipv6 });
  return distribution;
}
