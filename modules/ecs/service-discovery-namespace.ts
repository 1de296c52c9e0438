import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace';
import { Construct } from 'constructs';

export interface ServiceDiscoveryNamespaceProps {
  /** Domain of the services inside the VPC, such as `bmo-learning-prod.internal`. */
  readonly domain: string;
  readonly vpcId: string;
}

/**
 * Private DNS namespace of the services: rails and sidekiq call `ai.bmo-learning-prod.internal`.
 *
 * Plain DNS instead of Service Connect, whose proxy ends requests after 15 seconds by default; document
 * processing takes up to 300. Changing the domain replaces the namespace and requires a restart of every
 * service.
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
