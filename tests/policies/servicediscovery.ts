import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { block, every, list, none, refersTo, resourcesOf } from './support/resources';

const withTtl = (ttl: number): Block =>
  samples({ aws_service_discovery_service: { dns_config: { dns_records: [{ type: 'A', ttl }] } } });

export const policies: Policies = {
  'registered-tasks': {
    rule: 'behind every name there are tasks',
    controls: [],
    violations: every(
      'aws_service_discovery_service',
      (_, address, stack) =>
        resourcesOf(stack, 'aws_ecs_service').some(([, { service_registries }]) =>
          refersTo(block(service_registries)['registry_arn'], address),
        ),
      'is a name that nothing answers to',
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
    rule: 'addresses of tasks that are gone are forgotten within a minute',
    controls: [],
    violations: every(
      'aws_service_discovery_service',
      ({ dns_config }) => list<Block>(block(dns_config)['dns_records']).every(({ ttl }) => ttl <= 60),
      'leads to tasks that are long gone',
    ),
    compliant: withTtl(10),
    violating: withTtl(300),
  },
  'private-names': {
    rule: 'names by which services find each other exist inside the VPC only',
    controls: [],
    violations: none('aws_service_discovery_public_dns_namespace', 'tells the internet where services are'),
    compliant: samples({ aws_service_discovery_private_dns_namespace: {} }),
    violating: samples({ aws_service_discovery_public_dns_namespace: {} }),
  },
};
