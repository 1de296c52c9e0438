import type { TerraformProvider, TerraformStack } from 'cdktf';
import type { LoadBalancer } from '../../modules/alb/load-balancer';
import { Distribution } from '../../modules/cloudfront/distribution';
import type { CloudFrontSettings } from '../../modules/cloudfront/settings';
import type { Environment } from '../../modules/config/schema';
import { AliasRecords } from '../../modules/route53/alias-records';
import { resourceName } from '../../modules/shared/naming';
import { WebAclAssociation } from '../../modules/waf/web-acl-association';
import type { FoundationOutputs } from '../contract';
import type { Domain } from './domain';
import { createFirewall } from './firewall';
import type { ApplicationVariables } from './variables';

/** What the way in is made of. */
export interface EdgeWiring {
  readonly foundation: FoundationOutputs;
  readonly variables: ApplicationVariables;
  readonly usEast1: TerraformProvider;
  readonly accountId: string;
}

interface EntranceWiring extends EdgeWiring {
  readonly loadBalancer: LoadBalancer;
  readonly domain: Domain;
}

/** What alarms and queries ask about the way in. */
export interface Entrance {
  readonly firewallName: string;
  readonly firewallLogGroupName: string;
}

/** Firewall and DNS records, at the load balancer or, where that is on, at CloudFront. */
export function buildEntrance(
  stack: TerraformStack,
  environment: Environment,
  wiring: EntranceWiring,
): Entrance {
  const { loadBalancer, domain, foundation, usEast1, variables, accountId } = wiring;
  const { cloudFront } = environment;
  const { webAclArn, webAclName, logGroupName } = createFirewall(stack, environment, {
    accountId,
    allowedCidrBlocks: () => variables.allowedCidrBlocks(),
    place: cloudFront.enabled ? { usEast1 } : { logsKeyArn: foundation.keyArns.logs },
  });
  const target = cloudFront.enabled
    ? createDistribution(stack, environment, cloudFront, { ...wiring, webAclArn })
    : loadBalancer;
  if (!cloudFront.enabled) {
    const resourceArn = loadBalancer.loadBalancerArn;
    new WebAclAssociation(stack, 'firewall-association', { webAclArn, resourceArn });
  }
  if (domain.records) {
    new AliasRecords(stack, 'dns', {
      ...domain.records,
      target: { dnsName: target.dnsName, hostedZoneId: target.hostedZoneId },
      // Of a distribution Route 53 evaluates nothing.
      evaluateTargetHealth: !cloudFront.enabled,
    });
  }
  return { firewallName: webAclName, firewallLogGroupName: logGroupName };
}

function createDistribution(
  stack: TerraformStack,
  environment: Environment,
  { priceClass }: Extract<CloudFrontSettings, { enabled: true }>,
  { domain, loadBalancer, webAclArn, foundation, usEast1 }: EntranceWiring & { readonly webAclArn: string },
): Distribution {
  if (!domain.records || !domain.cloudFrontCertificateArn) {
    throw new Error('CloudFront needs names and a certificate; modules/config/rules/ingress.ts sees to it.');
  }
  return new Distribution(stack, 'cloudfront', {
    name: resourceName(environment),
    domainNames: domain.records.names,
    certificateArn: domain.cloudFrontCertificateArn,
    webAclArn,
    loadBalancer: { arn: loadBalancer.loadBalancerArn, dnsName: loadBalancer.dnsName },
    priceClass,
    logBucketArn: `arn:aws:s3:::${foundation.logBucketName}`,
    usEast1,
  });
}
