import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import type { CloudfrontResponseHeadersPolicySecurityHeadersConfig } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy';
import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy';
import { CloudfrontVpcOrigin } from '@cdktf/provider-aws/lib/cloudfront-vpc-origin';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AccessLog } from './access-log';

export interface DistributionProps {
  /**
   * Prefix of names, unique in the account. Changing it replaces the headers policy and the log deliveries.
   */
  readonly name: string;
  /** Domain names of the distribution; the certificate must include all of them. */
  readonly domainNames: readonly string[];
  /** Issued certificate of us-east-1. */
  readonly certificateArn: string;
  /** Web ACL with the scope `CLOUDFRONT`. */
  readonly webAclArn: string;
  /**
   * Internal load balancer with an HTTPS listener and a certificate for the same names. Remove it from the
   * distribution before it is replaced.
   */
  readonly loadBalancer: { readonly arn: string; readonly dnsName: string };
  /** Whether viewers can connect over IPv6: not with a firewall that knows IPv4 addresses only. */
  readonly ipv6: boolean;
  /** Edge locations, such as `PriceClass_100`. */
  readonly priceClass: string;
  /** Bucket for the access log; its policy must admit the deliveries of an {@link AccessLog}. */
  readonly logBucketArn: string;
  /** Provider of us-east-1. */
  readonly usEast1: TerraformProvider;
}

/** AWS managed policies. Their ids are the same in every account, so they need no lookup. */
const MANAGED_POLICIES = {
  /** Caches nothing: each response belongs to one learner. */
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  /** Forwards all headers, Host included: CloudFront compares the load balancer's certificate with that name. */
  allViewer: '216adef6-5c7f-47e4-b989-5492eafa07d3',
} as const;

/**
 * Headers on every response, including those that CloudFront generates. HSTS lasts one year, without subdomains:
 * HSTS for subdomains cannot be revoked.
 */
const securityHeaders: CloudfrontResponseHeadersPolicySecurityHeadersConfig = {
  strictTransportSecurity: {
    accessControlMaxAgeSec: 31_536_000,
    includeSubdomains: false,
    preload: false,
    override: true,
  },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: 'DENY', override: true },
  referrerPolicy: { referrerPolicy: 'no-referrer', override: true },
  // An API returns data: a browser that renders a response as a page must load nothing from it.
  contentSecurityPolicy: {
    contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    override: true,
  },
};

const ORIGIN = 'load-balancer';
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];

/**
 * CloudFront in front of an internal load balancer. A VPC origin connects it to the private subnets, so no
 * request bypasses the firewall.
 *
 * It terminates TLS near the learner and absorbs floods; it caches nothing. A request may take 60 seconds, the
 * limit without a quota increase. Changes take minutes, and Terraform waits for them.
 *
 * @see Amazon CloudFront Developer Guide, "Restrict access with VPC origins"
 */
export class Distribution extends Construct {
  readonly distributionId: string;
  /** Domain name that CloudFront assigned; the target of alias records. */
  readonly dnsName: string;
  /** Zone of {@link dnsName}. */
  readonly hostedZoneId: string;

  constructor(scope: Construct, id: string, props: DistributionProps) {
    super(scope, id);
    const headers = new CloudfrontResponseHeadersPolicy(this, 'headers', {
      name: `${props.name}-headers`,
      comment: 'Security headers of an API',
      securityHeadersConfig: securityHeaders,
      lifecycle: { createBeforeDestroy: true },
    });
    const distribution = new CloudfrontDistribution(this, 'this', {
      comment: props.name,
      enabled: true,
      aliases: [...props.domainNames],
      webAclId: props.webAclArn,
      priceClass: props.priceClass,
      httpVersion: 'http2and3',
      isIpv6Enabled: props.ipv6,
      waitForDeployment: true,
      origin: [this.origin(props)],
      defaultCacheBehavior: {
        targetOriginId: ORIGIN,
        viewerProtocolPolicy: 'redirect-to-https',
        allowedMethods: METHODS,
        cachedMethods: ['GET', 'HEAD'],
        compress: true,
        cachePolicyId: MANAGED_POLICIES.cachingDisabled,
        originRequestPolicyId: MANAGED_POLICIES.allViewer,
        responseHeadersPolicyId: headers.id,
      },
      viewerCertificate: {
        acmCertificateArn: props.certificateArn,
        sslSupportMethod: 'sni-only',
        minimumProtocolVersion: 'TLSv1.2_2021',
      },
      restrictions: { geoRestriction: { restrictionType: 'none' } },
    });
    new AccessLog(this, 'log', {
      name: props.name,
      distributionArn: distribution.arn,
      bucketArn: props.logBucketArn,
      usEast1: props.usEast1,
    });
    this.distributionId = distribution.id;
    this.dnsName = distribution.domainName;
    this.hostedZoneId = distribution.hostedZoneId;
  }

  /** VPC origin of the load balancer: HTTPS with TLS 1.2, the newest version that CloudFront uses for origins. */
  private origin({ name, loadBalancer }: DistributionProps) {
    const { id } = new CloudfrontVpcOrigin(this, 'vpc-origin', {
      vpcOriginEndpointConfig: [
        {
          name: `${name}-load-balancer`,
          arn: loadBalancer.arn,
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: 'https-only',
          originSslProtocols: [{ items: ['TLSv1.2'], quantity: 1 }],
        },
      ],
    });
    return {
      originId: ORIGIN,
      domainName: loadBalancer.dnsName,
      vpcOriginConfig: { vpcOriginId: id, originReadTimeout: 60, originKeepaliveTimeout: 60 },
    };
  }
}
