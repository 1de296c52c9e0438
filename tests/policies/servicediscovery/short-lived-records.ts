import type { Block } from '../../support/terraform-configuration';
import { block } from '../support/blocks';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

const discovered = (ttl: number): Block =>
  samples({ aws_service_discovery_service: { dns_config: { dns_records: [{ type: 'A', ttl }] } } });

export const policy: Policy = {
  rule: 'addresses of tasks that are gone are forgotten within a minute',
  controls: [],
  violations: every(
    'aws_service_discovery_service',
    ({ dns_config }) => list<Block>(block(dns_config)['dns_records']).every(({ ttl }) => ttl <= 60),
    'leads to tasks that are long gone',
  ),
  compliant: discovered(10),
  violating: discovered(300),
};
