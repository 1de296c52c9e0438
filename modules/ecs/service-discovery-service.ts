import { ServiceDiscoveryService as CloudMapService } from '@cdktf/provider-aws/lib/service-discovery-service';
import { Construct } from 'constructs';

export interface ServiceDiscoveryServiceProps {
  readonly namespaceId: string;
  /** First label of the DNS name, such as `ai`. Changing it replaces this service and its entry in the ECS service. */
  readonly serviceName: string;
}

/**
 * Cloud Map service that ECS registers the tasks of one service in. Its DNS name resolves to the addresses of up
 * to eight healthy tasks, in random order.
 *
 * The TTL is ten seconds: a client may call a stopped task for that long. ECS reports the result of the
 * container's health check; Cloud Map's own health checks cannot reach private addresses.
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
      // The only value that Cloud Map supports. Unset, the provider reads a change that replaces the service.
      healthCheckCustomConfig: { failureThreshold: 1 },
      // Otherwise a task that ECS failed to deregister would block the deletion of the service.
      forceDestroy: true,
    });
    this.serviceArn = service.arn;
  }
}
