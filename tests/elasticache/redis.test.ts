import { Redis } from '../../modules/elasticache/redis';
import type { RedisSettings } from '../../modules/elasticache/settings';
import { shipped, synthesizeConstruct } from '../support/synthesize';

const synthesize = (redis: RedisSettings = shipped.prod.redis, protect = true) =>
  synthesizeConstruct(
    (stack) =>
      new Redis(stack, 'redis', {
        replicationGroupId: 'bmo-learning-prod-redis',
        redis,
        subnetIds: ['subnet-a', 'subnet-b'],
        securityGroupId: 'sg-1',
        keyArn: 'arn:key',
        logsKeyArn: 'arn:logs-key',
        logRetentionDays: 30,
        protect,
      }),
  );
const configuration = synthesize();
const group = configuration.at('aws_elasticache_replication_group.redis');

describe('Redis', () => {
  it('has a replica in another zone to fail over to', () => {
    expect(group).toMatchObject({
      engine: 'redis',
      engine_version: '7.1',
      node_type: 'cache.t3.small',
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
    });
  });

  it('can be a single node with a reason', () => {
    expect(synthesize(shipped.staging.redis).at('aws_elasticache_replication_group.redis')).toMatchObject({
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      multi_az_enabled: false,
    });
  });

  it('can be Valkey, with a parameter group of its own that is there before the old one goes', () => {
    const valkey = synthesize({ ...shipped.prod.redis, engine: 'valkey', engineVersion: '8.1' });
    expect(valkey.at('aws_elasticache_replication_group.redis')).toMatchObject({
      engine: 'valkey',
      engine_version: '8.1',
    });
    expect(valkey.at('aws_elasticache_parameter_group.redis_parameters')).toMatchObject({
      name: 'bmo-learning-prod-redis-valkey8',
      family: 'valkey8',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('uses the parameter family of its version, without cluster mode', () => {
    expect(configuration.at('aws_elasticache_parameter_group.redis_parameters')['family']).toBe('redis7');
    for (const member of ['num_node_groups', 'replicas_per_node_group', 'cluster_mode']) {
      expect(group).not.toHaveProperty(member);
    }
  });

  it('is encrypted with the given key', () => {
    expect(group['kms_key_id']).toBe('arn:key');
  });

  it('ignores AUTH, because the provider would store the token in the state', () => {
    expect(group['lifecycle'].ignore_changes).toEqual(['auth_token', 'auth_token_update_strategy']);
  });

  it('is in private subnets behind its security group', () => {
    expect(group['security_group_ids']).toEqual(['sg-1']);
    expect(configuration.at('aws_elasticache_subnet_group.redis_subnets')['subnet_ids']).toEqual([
      'subnet-a',
      'subnet-b',
    ]);
  });

  it('takes snapshots, and a final one on deletion', () => {
    expect(group).toMatchObject({
      snapshot_retention_limit: 7,
      snapshot_window: '06:00-07:00',
      maintenance_window: 'sun:10:00-sun:11:00',
      final_snapshot_identifier: 'bmo-learning-prod-redis-final',
    });
  });

  it('writes its slow log and its engine log to separate log groups', () => {
    expect(group['log_delivery_configuration']).toEqual(
      ['slow-log', 'engine-log'].map((log) => ({
        destination: `\${aws_cloudwatch_log_group.redis_${log}.name}`,
        destination_type: 'cloudwatch-logs',
        log_format: 'json',
        log_type: log,
      })),
    );
    expect(configuration.at('aws_cloudwatch_log_group.redis_slow-log')).toEqual({
      kms_key_id: 'arn:logs-key',
      name: '/aws/elasticache/bmo-learning-prod-redis/slow-log',
      retention_in_days: 30,
    });
  });

  it.each([true, false])(
    'waits for the maintenance window and refuses destruction as configured (%s)',
    (protect) => {
      expect(synthesize(undefined, protect).at('aws_elasticache_replication_group.redis')).toMatchObject({
        apply_immediately: !protect,
        lifecycle: { prevent_destroy: protect },
      });
    },
  );
});
