import { ServiceDiscoveryService as CloudMapService } from '@cdktf/provider-aws/lib/service-discovery-service';
import { Construct } from 'constructs';

export interface ServiceDiscoveryServiceProps {
  readonly namespaceId: string;
  /** First label of the DNS name, such as `ai`. Changing it replaces the entry, and the ECS service's as well. */
  readonly serviceName: string;
}

/**
 * Cloud Map service in which ECS registers the tasks of one service: its DNS name answers with the addresses of
 * up to eight healthy tasks, in random order.
 *
 * Ten seconds of caching: as long does a client call a task that is gone. ECS reports the health, by the
 * container's own health check; Cloud Map could not reach private addresses itself.
 *
 * @see Amazon ECS Developer Guide, "Use service discovery to connect Amazon ECS services with DNS names"
 */
export class ServiceDiscoveryService extends Construct {
  readonly serviceArn: string;

  constructor(scope: Construct, id: string, props: ServiceDiscoveryServiceProps) {
    super(scope, id);
    const service = new CloudMapService(this, 'this', {
      name: props.serviceName,
      description: `Healthy tasks of the service ${props.serviceName}`,
      dnsConfig: {
        namespaceId: props.namespaceId,
        dnsRecords: [{ type: 'A', ttl: 10 }],
        routingPolicy: 'MULTIVALUE',
      },
      // The only number that Cloud Map knows; left out, it reads back as a change that replaces the service.
      healthCheckCustomConfig: { failureThreshold: 1 },
      // A task that ECS could not take out again would otherwise keep the entry from ever being deleted.
      forceDestroy: true,
    });
    this.serviceArn = service.arn;
  }
}
