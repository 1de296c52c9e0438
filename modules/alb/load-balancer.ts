import { Lb } from '@cdktf/provider-aws/lib/lb';
import { Construct } from 'constructs';

export interface LoadBalancerProps {
  /** At most 32 characters. Changing it replaces the load balancer, which deletion protection refuses. */
  readonly loadBalancerName: string;
  /**
   * Whether only the VPC, and CloudFront through a VPC origin, reach it. Changing it replaces the load
   * balancer, which deletion protection refuses.
   */
  readonly internal: boolean;
  /** A subnet of each zone: public ones, or private ones for an internal load balancer. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** Seconds without a byte after which a connection is closed: more than the longest request. */
  readonly idleTimeoutSeconds: number;
  /** Where the requests are recorded; the bucket's policy must admit load balancers under the prefix. */
  readonly accessLogs: { readonly bucketName: string; readonly prefix: string };
  /** Whether AWS refuses to delete it, and Terraform every plan that would. */
  readonly deletionProtection: boolean;
}

/**
 * Application Load Balancer that drops malformed requests before they reach a service.
 *
 * `strictest` forwards only requests that every HTTP server reads alike, which leaves nothing to smuggle. The
 * Host header stays as the client sent it: the services build links from it.
 *
 * @see User Guide for Application Load Balancers, "Edit attributes for your Application Load Balancer"
 */
export class LoadBalancer extends Construct {
  readonly loadBalancerArn: string;
  /** Value of the `LoadBalancer` dimension of metrics. */
  readonly loadBalancerArnSuffix: string;
  readonly dnsName: string;
  /** Zone of {@link dnsName}, for alias records. */
  readonly hostedZoneId: string;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const loadBalancer = new Lb(this, 'this', {
      name: props.loadBalancerName,
      loadBalancerType: 'application',
      internal: props.internal,
      subnets: [...props.subnetIds],
      securityGroups: [props.securityGroupId],
      ipAddressType: 'ipv4',

      idleTimeout: props.idleTimeoutSeconds,
      enableHttp2: true,
      preserveHostHeader: true,
      // Whoever connects is the last address in X-Forwarded-For, whatever was sent in it.
      xffHeaderProcessingMode: 'append',
      dropInvalidHeaderFields: true,
      desyncMitigationMode: 'strictest',
      // Without the firewall's answer no request gets in.
      enableWafFailOpen: false,

      enableDeletionProtection: props.deletionProtection,
      accessLogs: {
        enabled: true,
        bucket: props.accessLogs.bucketName,
        prefix: props.accessLogs.prefix,
      },
      // AWS refuses last, when Terraform has destroyed everything that depends on it; a plan refuses first.
      lifecycle: { preventDestroy: props.deletionProtection },
    });
    this.loadBalancerArn = loadBalancer.arn;
    this.loadBalancerArnSuffix = loadBalancer.arnSuffix;
    this.dnsName = loadBalancer.dnsName;
    this.hostedZoneId = loadBalancer.zoneId;
  }
}
