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
  it('answers with the addresses of its tasks, remembered for ten seconds', () => {
    expect(service).toMatchObject({
      name: 'ai',
      dns_config: {
        namespace_id: 'ns-1',
        dns_records: [{ type: 'A', ttl: 10 }],
        routing_policy: 'MULTIVALUE',
      },
    });
  });

  it('leaves it to ECS which tasks are healthy', () => {
    expect(service['health_check_custom_config']).toEqual({ failure_threshold: 1 });
    expect(service).not.toHaveProperty('health_check_config');
  });

  it('can be deleted when a task is still registered', () => {
    expect(service['force_destroy']).toBe(true);
  });

  it('hands out its ARN', () => {
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
