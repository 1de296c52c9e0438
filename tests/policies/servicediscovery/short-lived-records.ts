import type { Block } from '../../support/terraform-configuration';
import { block } from '../blocks';
import { type Policy, samples } from '../policy';
import { every, list } from '../resources';

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
