import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { block, every, list, none, refersTo, resourcesOf } from './support/resources';

const withTtl = (ttl: number): Block =>
  samples({ aws_service_discovery_service: { dns_config: { dns_records: [{ type: 'A', ttl }] } } });

export const policies: Policies = {
  'registered-tasks': {
    rule: 'every service of service discovery belongs to an ECS service',
    controls: [],
    violations: every(
      'aws_service_discovery_service',
      (_, address, stack) =>
        resourcesOf(stack, 'aws_ecs_service').some(([, { service_registries }]) =>
          refersTo(block(service_registries)['registry_arn'], address),
        ),
      'belongs to no ECS service',
    ),
    compliant: samples({
      aws_service_discovery_service: {},
      aws_ecs_service: {
        service_registries: { registry_arn: '${aws_service_discovery_service.sample.arn}' },
      },
    }),
    violating: samples({ aws_service_discovery_service: {}, aws_ecs_service: {} }),
  },
  'short-lived-records': {
    rule: 'DNS records of tasks have a TTL of at most 60 seconds',
    controls: [],
    violations: every(
      'aws_service_discovery_service',
      ({ dns_config }) => list<Block>(block(dns_config)['dns_records']).every(({ ttl }) => ttl <= 60),
      'has a TTL of more than 60 seconds',
    ),
    compliant: withTtl(10),
    violating: withTtl(300),
  },
  'private-names': {
    rule: 'service discovery uses private DNS namespaces only',
    controls: [],
    violations: none('aws_service_discovery_public_dns_namespace', 'is public'),
    compliant: samples({ aws_service_discovery_private_dns_namespace: {} }),
    violating: samples({ aws_service_discovery_public_dns_namespace: {} }),
  },
};
