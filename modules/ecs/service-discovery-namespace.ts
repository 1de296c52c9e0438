import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace';
import { Construct } from 'constructs';

export interface ServiceDiscoveryNamespaceProps {
  /** Domain that services are found under inside the VPC, such as `bmo-learning-prod.internal`. */
  readonly domain: string;
  readonly vpcId: string;
}

/**
 * Private DNS namespace in which one service finds another: rails and sidekiq call
 * `ai.bmo-learning-prod.internal`.
 *
 * Plain DNS and not Service Connect: its proxy ends a request after 15 seconds unless told otherwise, document
 * processing takes up to 300. Changing the domain replaces the namespace and needs every service restarted.
 *
 * @see AWS Cloud Map Developer Guide, "AWS Cloud Map namespaces"
 */
export class ServiceDiscoveryNamespace extends Construct {
  readonly namespaceId: string;

  constructor(scope: Construct, id: string, props: ServiceDiscoveryNamespaceProps) {
    super(scope, id);
    const namespace = new ServiceDiscoveryPrivateDnsNamespace(this, 'this', {
      name: props.domain,
      description: 'Private DNS names of the services',
      vpc: props.vpcId,
    });
    this.namespaceId = namespace.id;
  }
}
