import { type Policies, samples } from './support/policy';
import { requires, requiresOwnKey } from './support/requirements';
import { every, isTrue, list, parametersOf } from './support/resources';

export const policies: Policies = {
  authentication: {
    rule: 'Redis authenticates clients',
    controls: ['CKV_AWS_31', 'ElastiCache.6', 'AwsSolutions-AEC6'],
    violations: every(
      'aws_elasticache_replication_group',
      ({ transit_encryption_enabled, auth_token, user_group_ids }) =>
        isTrue(transit_encryption_enabled) && Boolean(auth_token ?? user_group_ids),
      'does not authenticate clients',
    ),
    compliant: samples({
      aws_elasticache_replication_group: { transit_encryption_enabled: true, user_group_ids: ['services'] },
    }),
    violating: samples({ aws_elasticache_replication_group: { transit_encryption_enabled: true } }),
  },
  'automatic-failover': {
    rule: 'Redis survives the loss of a node',
    controls: ['CKV2_AWS_50', 'ElastiCache.3'],
    violations: every(
      'aws_elasticache_replication_group',
      ({ automatic_failover_enabled, num_cache_clusters }) =>
        automatic_failover_enabled === true && num_cache_clusters > 1,
      'has nothing to fail over to',
    ),
    compliant: samples({
      aws_elasticache_replication_group: { automatic_failover_enabled: true, num_cache_clusters: 2 },
    }),
    violating: samples({
      aws_elasticache_replication_group: { automatic_failover_enabled: false, num_cache_clusters: 1 },
    }),
  },
  'changes-in-the-window': {
    rule: 'Redis restarts in its maintenance window',
    controls: [],
    violations: every(
      'aws_elasticache_replication_group',
      ({ apply_immediately, maintenance_window }) =>
        apply_immediately === false && Boolean(maintenance_window),
      'restarts at once',
    ),
    compliant: samples({
      aws_elasticache_replication_group: {
        apply_immediately: false,
        maintenance_window: 'sun:10:00-sun:11:00',
      },
    }),
    violating: samples({ aws_elasticache_replication_group: { apply_immediately: true } }),
  },
  'customer-key': {
    rule: 'Redis is encrypted with a customer managed key',
    controls: ['CKV_AWS_191'],
    ...requiresOwnKey(
      'aws_elasticache_replication_group',
      'kms_key_id',
      'is encrypted with the key of ElastiCache',
    ),
  },
  'encrypted-at-rest': {
    rule: 'Redis is encrypted at rest',
    controls: ['CKV_AWS_29', 'ElastiCache.4', 'AwsSolutions-AEC3'],
    violations: every(
      'aws_elasticache_replication_group',
      ({ at_rest_encryption_enabled }) => isTrue(at_rest_encryption_enabled),
      'is not encrypted at rest',
    ),
    compliant: samples({ aws_elasticache_replication_group: { at_rest_encryption_enabled: 'true' } }),
    violating: samples({ aws_elasticache_replication_group: {} }),
  },
  'encrypted-in-transit': {
    rule: 'Redis speaks TLS',
    controls: ['CKV_AWS_30', 'ElastiCache.5', 'AwsSolutions-AEC3'],
    violations: every(
      'aws_elasticache_replication_group',
      ({ transit_encryption_enabled }) => isTrue(transit_encryption_enabled),
      'is not encrypted in transit',
    ),
    compliant: samples({ aws_elasticache_replication_group: { transit_encryption_enabled: true } }),
    violating: samples({ aws_elasticache_replication_group: {} }),
  },
  'final-snapshot': {
    rule: 'Redis takes a final snapshot when it is deleted',
    controls: [],
    violations: every(
      'aws_elasticache_replication_group',
      ({ final_snapshot_identifier }) => Boolean(final_snapshot_identifier),
      'takes no final snapshot',
    ),
    compliant: samples({ aws_elasticache_replication_group: { final_snapshot_identifier: 'final' } }),
    violating: samples({ aws_elasticache_replication_group: {} }),
  },
  logs: {
    rule: 'Redis delivers its slow log and its engine log',
    controls: [],
    violations: every(
      'aws_elasticache_replication_group',
      ({ log_delivery_configuration: deliveries }) =>
        ['slow-log', 'engine-log'].every((log) =>
          list<{ log_type: string }>(deliveries).some(({ log_type }) => log_type === log),
        ),
      'does not deliver every log',
    ),
    compliant: samples({
      aws_elasticache_replication_group: {
        log_delivery_configuration: [{ log_type: 'slow-log' }, { log_type: 'engine-log' }],
      },
    }),
    violating: samples({
      aws_elasticache_replication_group: { log_delivery_configuration: [{ log_type: 'slow-log' }] },
    }),
  },
  'minor-upgrades': {
    rule: 'Redis gets minor versions, which fix security, by itself',
    controls: ['ElastiCache.2'],
    violations: every(
      'aws_elasticache_replication_group',
      ({ auto_minor_version_upgrade }) => isTrue(auto_minor_version_upgrade),
      'stays on its minor version',
    ),
    compliant: samples({ aws_elasticache_replication_group: { auto_minor_version_upgrade: 'true' } }),
    violating: samples({ aws_elasticache_replication_group: {} }),
  },
  'multi-az': {
    rule: 'nodes of Redis are in several Availability Zones',
    controls: ['AwsSolutions-AEC4'],
    ...requires(
      'aws_elasticache_replication_group',
      { multi_az_enabled: true },
      'is in one Availability Zone',
    ),
  },
  'own-subnet-group': {
    rule: 'Redis is in subnets that were chosen for it',
    controls: ['ElastiCache.7'],
    violations: every(
      'aws_elasticache_replication_group',
      ({ subnet_group_name }) => /aws_elasticache_subnet_group\./.test(subnet_group_name),
      'is in the default subnet group',
    ),
    compliant: samples({
      aws_elasticache_replication_group: { subnet_group_name: '${aws_elasticache_subnet_group.redis.name}' },
    }),
    violating: samples({ aws_elasticache_replication_group: {} }),
  },
  'required-tls': {
    rule: 'Redis refuses connections without TLS',
    controls: [],
    ...requires(
      'aws_elasticache_replication_group',
      { transit_encryption_mode: 'required' },
      'accepts connections without TLS',
    ),
  },
  snapshots: {
    rule: 'Redis takes a snapshot every day',
    controls: ['ElastiCache.1'],
    violations: every(
      'aws_elasticache_replication_group',
      ({ snapshot_retention_limit }) => snapshot_retention_limit >= 1,
      'makes no snapshots',
    ),
    compliant: samples({ aws_elasticache_replication_group: { snapshot_retention_limit: 1 } }),
    violating: samples({ aws_elasticache_replication_group: { snapshot_retention_limit: 0 } }),
  },
  /** Sidekiq keeps its jobs in Redis: an evicted key is a lost job. */
  'no-eviction': {
    rule: 'Redis refuses writes instead of evicting keys',
    controls: [],
    violations: every(
      'aws_elasticache_parameter_group',
      (group) => parametersOf(group).get('maxmemory-policy') === 'noeviction',
      'evicts keys when memory is full',
    ),
    compliant: samples({
      aws_elasticache_parameter_group: { parameter: [{ name: 'maxmemory-policy', value: 'noeviction' }] },
    }),
    violating: samples({
      aws_elasticache_parameter_group: { parameter: [{ name: 'maxmemory-policy', value: 'allkeys-lru' }] },
    }),
  },
};
