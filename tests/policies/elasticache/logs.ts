import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

export const policy: Policy = {
  rule: 'Redis hands over its slow log and its engine log',
  controls: [],
  violations: every(
    'aws_elasticache_replication_group',
    ({ log_delivery_configuration: deliveries }) =>
      ['slow-log', 'engine-log'].every((log) =>
        list<{ log_type: string }>(deliveries).some(({ log_type }) => log_type === log),
      ),
    'keeps logs to itself',
  ),
  compliant: samples({
    aws_elasticache_replication_group: {
      log_delivery_configuration: [{ log_type: 'slow-log' }, { log_type: 'engine-log' }],
    },
  }),
  violating: samples({
    aws_elasticache_replication_group: { log_delivery_configuration: [{ log_type: 'slow-log' }] },
  }),
};
