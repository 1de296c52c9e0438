import { PostgresDatabase } from '../../modules/rds/postgres-database';
import type { DatabaseSettings } from '../../modules/rds/settings';
import { shipped, synthesizeConstruct } from '../support/synthesize';

const synthesize = (database: DatabaseSettings = shipped.prod.database, protect = true) =>
  synthesizeConstruct(
    (stack) =>
      new PostgresDatabase(stack, 'db', {
        identifier: 'bmo-learning-prod-database',
        region: 'us-east-2',
        accountId: '123456789012',
        database,
        subnetIds: ['subnet-a', 'subnet-b'],
        securityGroupId: 'sg-1',
        keyArn: 'arn:key',
        logsKeyArn: 'arn:logs-key',
        logRetentionDays: 30,
        masterPassword: '${ephemeral.aws_secretsmanager_secret_version.master.secret_string}',
        masterPasswordVersion: 2,
        protect,
      }),
  );
const configuration = synthesize();
const instance = configuration.at('aws_db_instance.db');

describe('the database', () => {
  it('matches the report: db.t3.medium with 100 GB of gp3 that can grow, in two zones', () => {
    expect(instance).toMatchObject({
      engine: 'postgres',
      instance_class: 'db.t3.medium',
      allocated_storage: 100,
      max_allocated_storage: 500,
      storage_type: 'gp3',
      multi_az: true,
      db_name: 'bmo_learning_prod',
      username: 'bmo_learning',
      port: 5432,
    });
  });

  it('names the major version only, so that a minor upgrade by RDS is no drift', () => {
    expect(instance).toMatchObject({
      engine_version: '16',
      allow_major_version_upgrade: true,
    });
  });

  it('is encrypted with the given key, as is Performance Insights', () => {
    expect(instance).toMatchObject({
      kms_key_id: 'arn:key',
      performance_insights_kms_key_id: 'arn:key',
      performance_insights_retention_period: 7,
    });
  });

  it('sets its password through a write-only argument', () => {
    expect(instance).toMatchObject({
      password_wo: '${ephemeral.aws_secretsmanager_secret_version.master.secret_string}',
      password_wo_version: 2,
    });
    expect(instance).not.toHaveProperty('manage_master_user_password');
  });

  it('is in the subnets, behind its security group', () => {
    expect(instance['vpc_security_group_ids']).toEqual(['sg-1']);
    expect(configuration.at('aws_db_subnet_group.db_subnets')['subnet_ids']).toEqual([
      'subnet-a',
      'subnet-b',
    ]);
  });

  it('keeps its backups and takes a final snapshot when it is protected', () => {
    expect(instance).toMatchObject({
      backup_retention_period: 14,
      backup_window: '07:00-08:00',
      maintenance_window: 'sun:08:30-sun:09:30',
      delete_automated_backups: false,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'bmo-learning-prod-database-final',
    });
  });

  it.each([
    [true, 'refuses deletion and waits for the maintenance window when protected'],
    [false, 'may be deleted and changed at once when not protected'],
  ])('(%s) %s', (protect) => {
    expect(synthesize(undefined, protect).at('aws_db_instance.db')).toMatchObject({
      deletion_protection: protect,
      apply_immediately: !protect,
      skip_final_snapshot: !protect,
      delete_automated_backups: !protect,
      lifecycle: { prevent_destroy: protect },
    });
  });

  it('can be in one zone with a reason', () => {
    expect(synthesize(shipped.staging.database).at('aws_db_instance.db')['multi_az']).toBe(false);
  });

  it('uses blue/green deployments, and the logical replication that they need, if enabled', () => {
    expect(instance['blue_green_update']).toEqual({ enabled: false });
    const switched = synthesize({ ...shipped.prod.database, blueGreenUpdate: true });
    expect(switched.at('aws_db_instance.db')['blue_green_update']).toEqual({ enabled: true });
    expect(switched.at('aws_db_parameter_group.db_parameters')['parameter']).toContainEqual({
      name: 'rds.logical_replication',
      value: '1',
      apply_method: 'pending-reboot',
    });
  });

  it('decides about extended support when it is created: RDS makes no later change', () => {
    expect(instance['lifecycle'].ignore_changes).toEqual(['engine_lifecycle_support']);
  });

  it('exports its logs into groups with the key and retention of its caller', () => {
    expect(configuration.at('aws_cloudwatch_log_group.db_postgresql-log')).toEqual({
      kms_key_id: 'arn:logs-key',
      name: '/aws/rds/instance/bmo-learning-prod-database/postgresql',
      retention_in_days: 30,
    });
  });

  it('publishes enhanced monitoring with a role for this instance only', () => {
    expect(instance).toMatchObject({
      monitoring_interval: 60,
      monitoring_role_arn:
        'arn:aws:iam::123456789012:role/${aws_iam_role_policy_attachment.db_monitoring_policy.role}',
    });
    const [trust] = JSON.parse(
      configuration.at('aws_iam_role.db_monitoring')['assume_role_policy'],
    ).Statement;
    expect(trust.Condition.ArnLike).toEqual({
      'aws:SourceArn': [
        'arn:aws:rds:us-east-2:123456789012:db:bmo-learning-prod-database',
        'arn:aws:rds:us-east-2:123456789012:db:bmo-learning-prod-database-green-*',
        'arn:aws:rds:us-east-2:123456789012:db:bmo-learning-prod-database-restored',
      ],
    });
  });
});

describe('a major upgrade', () => {
  it('keeps the parameter group of a protected instance, which still uses it', () => {
    const kept = (protect: boolean) =>
      synthesize(undefined, protect).at('aws_db_parameter_group.db_parameters')['skip_destroy'];
    expect([kept(true), kept(false)]).toEqual([true, false]);
  });
});

describe('the parameter group', () => {
  const group = configuration.at('aws_db_parameter_group.db_parameters');
  const parameter = (name: string) => group['parameter'].find((p: { name: string }) => p.name === name);

  it('has a generated name, by which it can be replaced', () => {
    expect(group).toMatchObject({
      family: 'postgres16',
      name_prefix: 'bmo-learning-prod-database-pg16-',
    });
  });

  it('logs changes of the schema, and statements that take a second or more', () => {
    expect(parameter('log_statement')).toMatchObject({ value: 'ddl' });
    expect(parameter('log_min_duration_statement')).toMatchObject({ value: '1000' });
  });

  it('applies static parameters at the next restart', () => {
    expect(parameter('track_activity_query_size')['apply_method']).toBe('pending-reboot');
    expect(parameter('log_connections')['apply_method']).toBe('immediate');
  });

  it('sets defaults as RDS reports them, so that no plan changes them', () => {
    expect(parameter('rds.force_ssl')['apply_method']).toBe('pending-reboot');
  });

  it('preloads no library: pgvector is an extension inside the database', () => {
    expect(parameter('shared_preload_libraries')).toBeUndefined();
  });
});
