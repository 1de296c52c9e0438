import { environments } from '../../environments';
import type { PolicyException } from './exception';

const { deletionProtection, database, redis, network, secrets } = environments.staging;

/** An exception that follows from one setting has the reason of that setting. */
const because =
  (reason: string) =>
  (rule: string, addresses: readonly string[], checkov?: readonly string[]): PolicyException => ({
    rule,
    addresses,
    environment: 'staging',
    reason,
    ...(checkov && { checkov }),
  });

const unprotected = because(deletionProtection.reason);
const oneNode = because(redis.automaticFailover.reason);

/** Exceptions of staging. */
export const staging: readonly PolicyException[] = [
  unprotected('rds/deletion-protection', ['aws_db_instance.database'], ['CKV_AWS_293']),
  unprotected('rds/final-snapshot', ['aws_db_instance.database']),
  unprotected('rds/kept-backups', ['aws_db_instance.database']),
  unprotected('rds/changes-in-the-window', ['aws_db_instance.database']),
  unprotected('elasticache/final-snapshot', ['aws_elasticache_replication_group.redis']),
  unprotected('elasticache/changes-in-the-window', ['aws_elasticache_replication_group.redis']),
  unprotected('s3/kept-objects', ['aws_s3_bucket.*']),
  unprotected('backup/kept-recovery-points', ['aws_backup_vault.backup_vault']),
  unprotected('elb/deletion-protection', ['aws_lb.alb'], ['CKV_AWS_150']),
  unprotected('ecr/kept-images', ['aws_ecr_repository.images_*']),
  unprotected('terraform/prevent-destroy', [
    'aws_db_instance.database',
    'aws_elasticache_replication_group.redis',
    'aws_s3_bucket.*',
    'aws_backup_vault.backup_vault',
    'aws_kms_key.*',
  ]),
  oneNode('elasticache/automatic-failover', ['aws_elasticache_replication_group.redis'], ['CKV2_AWS_50']),
  oneNode('elasticache/multi-az', ['aws_elasticache_replication_group.redis']),
  because(database.multiAz.reason)('rds/multi-az', ['aws_db_instance.database'], ['CKV_AWS_157']),
  because(secrets.recoveryWindowDays.reason)('secretsmanager/recovery-window', [
    'aws_secretsmanager_secret.*',
  ]),
  because(network.nat.reason)('vpc/nat-per-zone', ['aws_nat_gateway.nat_a']),
  because('Staging may be down while a zone fails, and one task of each service is enough for tests.')(
    'autoscaling/two-tasks',
    ['aws_appautoscaling_target.*'],
  ),
  because('Spot tasks cost a third, and staging may be down while AWS interrupts one.')(
    'ecs/on-demand-base',
    ['aws_ecs_service.*'],
  ),
  because(
    'The session log has a customer key. A key for the session itself would need permissions in every task role, ' +
      'for shells that are switched off.',
  )('ecs/encrypted-commands', ['aws_ecs_cluster.cluster'], ['CKV_AWS_224']),
  {
    rule: 'elb/https-only',
    checkov: ['CKV_AWS_2', 'CKV2_AWS_20'],
    addresses: ['aws_lb_listener.listeners_http'],
    environment: 'staging',
    switchedOff: true,
    reason: "Without a domain (domain.certificate 'none') there is no certificate for TLS.",
  },
  because('Test data is rebuilt from seeds; one day of backups is enough.')('rds/week-of-backups', [
    'aws_db_instance.database',
  ]),
];
