import { Lb } from '@cdktf/provider-aws/lib/lb';
import { Construct } from 'constructs';

export interface LoadBalancerProps {
  /** At most 32 characters. Changing it replaces the load balancer, which deletion protection refuses. */
  readonly loadBalancerName: string;
  /**
   * Whether it is reachable from the VPC only, and by CloudFront through a VPC origin. Changing it replaces the
   * load balancer, which deletion protection refuses.
   */
  readonly internal: boolean;
  /** One subnet in each zone: public, or private for an internal load balancer. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** Seconds without data after which a connection is closed; must exceed the longest request. */
  readonly idleTimeoutSeconds: number;
  /** Bucket for the access logs; its policy must admit load balancers under the prefix. */
  readonly accessLogs: { readonly bucketName: string; readonly prefix: string };
  /** Whether AWS refuses to delete it and Terraform rejects every plan that would. */
  readonly deletionProtection: boolean;
}

/**
 * Application Load Balancer that drops malformed requests before they reach a service.
 *
 * `strictest` forwards only requests that every HTTP server parses alike, which prevents request smuggling.
 * The Host header is forwarded unchanged: the services build links from it.
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
      // The last address in X-Forwarded-For is the client's, whatever the client sent in the header.
      xffHeaderProcessingMode: 'append',
      dropInvalidHeaderFields: true,
      desyncMitigationMode: 'strictest',
      // If the firewall does not answer, requests are blocked.
      enableWafFailOpen: false,

      enableDeletionProtection: props.deletionProtection,
      accessLogs: {
        enabled: true,
        bucket: props.accessLogs.bucketName,
        prefix: props.accessLogs.prefix,
      },
      // AWS refuses only after Terraform has destroyed everything that depends on it; the plan fails first.
      lifecycle: { preventDestroy: props.deletionProtection },
    });
    this.loadBalancerArn = loadBalancer.arn;
    this.loadBalancerArnSuffix = loadBalancer.arnSuffix;
    this.dnsName = loadBalancer.dnsName;
    this.hostedZoneId = loadBalancer.zoneId;
  }
}
