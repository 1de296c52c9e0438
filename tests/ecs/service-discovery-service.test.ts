import { TerraformOutput } from 'cdktf';
import { ServiceDiscoveryService } from '../../modules/ecs/service-discovery-service';
import { itIsReusable } from '../support/reusable';
import { synthesizeConstruct } from '../support/synthesize';

const configuration = synthesizeConstruct((stack) => {
  const { serviceArn } = new ServiceDiscoveryService(stack, 'ai', {
    namespaceId: 'ns-1',
    serviceName: 'ai',
  });
  new TerraformOutput(stack, 'arn', { value: serviceArn });
});
const service = configuration.at('aws_service_discovery_service.ai');

describe('the discovery of a service', () => {
  it('resolves to the addresses of its tasks, with a TTL of ten seconds', () => {
    expect(service).toMatchObject({
      name: 'ai',
      dns_config: {
        namespace_id: 'ns-1',
        dns_records: [{ type: 'A', ttl: 10 }],
        routing_policy: 'MULTIVALUE',
      },
    });
  });

  it('lets ECS report the health of tasks', () => {
    expect(service['health_check_custom_config']).toEqual({ failure_threshold: 1 });
    expect(service).not.toHaveProperty('health_check_config');
  });

  it('can be deleted while a task is registered', () => {
    expect(service['force_destroy']).toBe(true);
  });

  it('returns its ARN', () => {
    expect(configuration.outputs()).toMatchObject({
      arn: { value: '${aws_service_discovery_service.ai.arn}' },
    });
  });
});

describe('ServiceDiscoveryService', () => {
  itIsReusable(
    (stack, id, { text }) =>
      new ServiceDiscoveryService(stack, id, { namespaceId: text('namespace'), serviceName: text('name') }),
  );
});
