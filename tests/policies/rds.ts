import type { Block } from '../support/terraform-configuration';
import { type Policies, samples } from './support/policy';
import { requires, requiresBackup, requiresOwnKey } from './support/requirements';
import { every, list, parametersOf, resourcesOf } from './support/resources';

const AUTHORITIES = ['rds-ca-rsa2048-g1', 'rds-ca-rsa4096-g1', 'rds-ca-ecc384-g1'];

const withLogGroup = (name: string): Block =>
  samples({
    aws_cloudwatch_log_group: { name },
    aws_db_instance: {
      identifier: 'bmo',
      enabled_cloudwatch_logs_exports: ['upgrade'],
      depends_on: ['aws_cloudwatch_log_group.sample'],
    },
  });

const withParameters = (parameters: Readonly<Record<string, string>>): Block =>
  samples({
    aws_db_parameter_group: {
      parameter: Object.entries(parameters).map(([name, value]) => ({ name, value })),
    },
  });

const changesByBlueGreen = ({ blue_green_update }: Block): boolean =>
  list<Block>(blue_green_update).some(({ enabled }) => enabled === true);

const withoutLogicalReplication = every(
  'aws_db_parameter_group',
  (group) => parametersOf(group).get('rds.logical_replication') !== '1',
  'has logical replication on without a blue/green deployment',
);

export const policies: Policies = {
  'automated-backups': {
    rule: 'databases are backed up every day',
    controls: ['CKV_AWS_133', 'AwsSolutions-RDS13'],
    violations: every(
      'aws_db_instance',
      ({ backup_retention_period: days }) => days >= 1 && days <= 35,
      'is not backed up',
    ),
    compliant: samples({ aws_db_instance: { backup_retention_period: 7 } }),
    violating: samples({ aws_db_instance: { backup_retention_period: 0 } }),
  },
  'certificate-authority': {
    rule: 'certificates of databases come from an authority that is valid',
    controls: ['CKV_AWS_211'],
    violations: every(
      'aws_db_instance',
      ({ ca_cert_identifier: authority }) => AUTHORITIES.includes(authority),
      'has a certificate of an old authority',
    ),
    compliant: samples({ aws_db_instance: { ca_cert_identifier: 'rds-ca-rsa2048-g1' } }),
    violating: samples({ aws_db_instance: { ca_cert_identifier: 'rds-ca-2019' } }),
  },
  'changes-in-the-window': {
    rule: 'databases restart in their maintenance window',
    controls: [],
    violations: every(
      'aws_db_instance',
      ({ apply_immediately, maintenance_window }) =>
        apply_immediately === false && Boolean(maintenance_window),
      'restarts at once',
    ),
    compliant: samples({
      aws_db_instance: { apply_immediately: false, maintenance_window: 'sun:08:30-sun:09:30' },
    }),
    violating: samples({ aws_db_instance: { apply_immediately: true } }),
  },
  'customer-key': {
    rule: 'databases are encrypted with a customer managed key, whose policy says who may use it',
    controls: [],
    ...requiresOwnKey('aws_db_instance', 'kms_key_id', 'is encrypted with the key of RDS'),
  },
  'deletion-protection': {
    rule: 'databases refuse to be deleted',
    controls: ['CKV_AWS_293', 'RDS.8', 'AwsSolutions-RDS10'],
    ...requires('aws_db_instance', { deletion_protection: true }, 'can be deleted'),
  },
  'encrypted-storage': {
    rule: 'databases are encrypted',
    controls: ['CKV_AWS_16', 'RDS.3', 'AwsSolutions-RDS2'],
    ...requires('aws_db_instance', { storage_encrypted: true }, 'is not encrypted'),
  },
  'enhanced-monitoring': {
    rule: 'databases report metrics of their operating system',
    controls: ['CKV_AWS_118', 'RDS.6'],
    violations: every(
      'aws_db_instance',
      ({ monitoring_interval, monitoring_role_arn }) =>
        monitoring_interval >= 1 && monitoring_interval <= 60 && Boolean(monitoring_role_arn),
      'is not monitored',
    ),
    compliant: samples({ aws_db_instance: { monitoring_interval: 60, monitoring_role_arn: 'arn' } }),
    violating: samples({ aws_db_instance: { monitoring_interval: 0 } }),
  },
  'final-snapshot': {
    rule: 'databases take a final snapshot when they are deleted',
    controls: [],
    violations: every(
      'aws_db_instance',
      ({ skip_final_snapshot, final_snapshot_identifier }) =>
        skip_final_snapshot === false && Boolean(final_snapshot_identifier),
      'takes no final snapshot',
    ),
    compliant: samples({ aws_db_instance: { skip_final_snapshot: false, final_snapshot_identifier: 'a' } }),
    violating: samples({ aws_db_instance: { skip_final_snapshot: true } }),
  },
  'growing-storage': {
    rule: 'storage of databases is gp3 and grows before it is full',
    controls: [],
    violations: every(
      'aws_db_instance',
      ({ storage_type, allocated_storage, max_allocated_storage }) =>
        storage_type === 'gp3' && max_allocated_storage > allocated_storage,
      'can run full',
    ),
    compliant: samples({
      aws_db_instance: { storage_type: 'gp3', allocated_storage: 20, max_allocated_storage: 50 },
    }),
    violating: samples({ aws_db_instance: { storage_type: 'gp3', allocated_storage: 20 } }),
  },
  'iam-authentication': {
    rule: 'operators can connect to databases as IAM roles',
    controls: ['CKV_AWS_161', 'RDS.10'],
    ...requires(
      'aws_db_instance',
      { iam_database_authentication_enabled: true },
      'has no IAM authentication',
    ),
  },
  'in-backup-plan': {
    rule: 'AWS Backup keeps copies of databases, selected by name',
    controls: ['RDS.26'],
    ...requiresBackup('aws_db_instance'),
  },
  'kept-backups': {
    rule: 'automated backups outlive their database',
    controls: [],
    ...requires(
      'aws_db_instance',
      { delete_automated_backups: false },
      'deletes its automated backups together with itself',
    ),
  },
  'log-exports': {
    rule: 'databases export every log',
    controls: ['CKV_AWS_129', 'RDS.9', 'RDS.36'],
    violations: every(
      'aws_db_instance',
      ({ enabled_cloudwatch_logs_exports: logs }) =>
        ['postgresql', 'upgrade'].every((log) => list(logs).includes(log)),
      'does not deliver every log',
    ),
    compliant: samples({ aws_db_instance: { enabled_cloudwatch_logs_exports: ['postgresql', 'upgrade'] } }),
    violating: samples({ aws_db_instance: { enabled_cloudwatch_logs_exports: ['upgrade'] } }),
  },
  /** RDS creates a missing log group itself; it then keeps events forever, under no key of ours. */
  'log-groups-first': {
    rule: 'log groups exist before the database that writes to them',
    controls: [],
    violations: every(
      'aws_db_instance',
      ({ identifier, enabled_cloudwatch_logs_exports: logs, depends_on }, _, stack) =>
        list<string>(logs).every((log) =>
          resourcesOf(stack, 'aws_cloudwatch_log_group').some(
            ([address, { name }]) =>
              name === `/aws/rds/instance/${identifier}/${log}` && list(depends_on).includes(address),
          ),
        ),
      'creates log groups of its own, without retention and key',
    ),
    compliant: withLogGroup('/aws/rds/instance/bmo/upgrade'),
    violating: withLogGroup('/aws/rds/instance/other/upgrade'),
  },
  'master-user': {
    rule: 'the master user of a database has no name that can be guessed',
    controls: ['RDS.25'],
    violations: every(
      'aws_db_instance',
      ({ username }) =>
        Boolean(username) && !['postgres', 'admin', 'root', 'master', 'user'].includes(username),
      'has a master user with a well-known name',
    ),
    compliant: samples({ aws_db_instance: { username: 'bmo_learning' } }),
    violating: samples({ aws_db_instance: { username: 'postgres' } }),
  },
  'minor-upgrades': {
    rule: 'databases get minor versions, which fix security, by themselves',
    controls: ['CKV_AWS_226', 'RDS.13'],
    ...requires('aws_db_instance', { auto_minor_version_upgrade: true }, 'stays on its minor version'),
  },
  'multi-az': {
    rule: 'databases survive the loss of an Availability Zone',
    controls: ['CKV_AWS_157', 'RDS.5', 'AwsSolutions-RDS3'],
    ...requires('aws_db_instance', { multi_az: true }, 'has no standby'),
  },
  'not-public': {
    rule: 'databases have no public address',
    controls: ['CKV_AWS_17', 'RDS.2'],
    ...requires('aws_db_instance', { publicly_accessible: false }, 'may have a public address'),
  },
  'performance-insights': {
    rule: 'databases have Performance Insights',
    controls: ['CKV_AWS_353'],
    ...requires('aws_db_instance', { performance_insights_enabled: true }, 'has no Performance Insights'),
  },
  'performance-insights-key': {
    rule: 'data of Performance Insights is encrypted with a customer managed key',
    controls: ['CKV_AWS_354'],
    violations: every(
      'aws_db_instance',
      ({ performance_insights_kms_key_id: key }) => Boolean(key),
      'encrypts Performance Insights with the key of RDS',
    ),
    compliant: samples({
      aws_db_instance: { performance_insights_kms_key_id: '${aws_kms_key.database.arn}' },
    }),
    violating: samples({ aws_db_instance: {} }),
  },
  /** Versions 9.6 to 13 had releases in which log_fdw gave away credentials of RDS. */
  'sound-engine': {
    rule: 'databases run a version of PostgreSQL without the flaw of log_fdw',
    controls: ['CKV_AWS_250', 'CKV_AWS_388'],
    violations: every(
      'aws_db_instance',
      ({ engine, engine_version }) => engine === 'postgres' && Number.parseFloat(engine_version) >= 14,
      'runs a version with a known flaw',
    ),
    compliant: samples({ aws_db_instance: { engine: 'postgres', engine_version: '16' } }),
    violating: samples({ aws_db_instance: { engine: 'postgres', engine_version: '13.2' } }),
  },
  'tagged-snapshots': {
    rule: 'snapshots carry the tags of their database',
    controls: ['CKV2_AWS_60', 'RDS.17'],
    ...requires('aws_db_instance', { copy_tags_to_snapshot: true }, 'makes snapshots without tags'),
  },
  'week-of-backups': {
    rule: 'databases can be restored to any second of the last week',
    controls: ['RDS.11'],
    violations: every(
      'aws_db_instance',
      ({ backup_retention_period: days }) => days >= 7,
      'keeps its backups for less than a week',
    ),
    compliant: samples({ aws_db_instance: { backup_retention_period: 7 } }),
    violating: samples({ aws_db_instance: { backup_retention_period: 1 } }),
  },
  'connection-logs': {
    rule: 'databases log who connects and disconnects',
    controls: [],
    violations: every(
      'aws_db_parameter_group',
      (group) =>
        ['log_connections', 'log_disconnections'].every((name) => parametersOf(group).get(name) === '1'),
      'does not log connections',
    ),
    compliant: withParameters({ log_connections: '1', log_disconnections: '1' }),
    violating: withParameters({ log_connections: '1' }),
  },
  'no-extended-support': {
    rule: 'databases are not enrolled in paid extended support',
    controls: [],
    ...requires(
      'aws_db_instance',
      { engine_lifecycle_support: 'open-source-rds-extended-support-disabled' },
      'is charged for extended support when the standard support of its version ends',
    ),
  },
  'no-user-data-in-logs': {
    rule: 'databases log neither bound values nor the rows that an error is about: both may be personal data',
    controls: [],
    violations: every(
      'aws_db_parameter_group',
      (group) => {
        const parameters = parametersOf(group);
        return (
          ['log_parameter_max_length', 'log_parameter_max_length_on_error'].every(
            (name) => parameters.get(name) === '0',
          ) && parameters.get('log_error_verbosity') === 'terse'
        );
      },
      'logs values of statements',
    ),
    compliant: withParameters({
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
      log_error_verbosity: 'terse',
    }),
    violating: withParameters({ log_parameter_max_length_on_error: '0', log_error_verbosity: 'terse' }),
  },
  'logical-replication-for-upgrades': {
    rule: 'databases write the WAL of logical replication for a blue/green deployment only',
    controls: [],
    violations: (stack) =>
      resourcesOf(stack, 'aws_db_instance').some(([, instance]) => changesByBlueGreen(instance))
        ? []
        : withoutLogicalReplication(stack),
    compliant: withParameters({ log_connections: '1' }),
    violating: withParameters({ 'rds.logical_replication': '1' }),
  },
  'forced-tls': {
    rule: 'databases refuse connections without TLS',
    controls: ['CKV2_AWS_69', 'RDS.38'],
    violations: every(
      'aws_db_parameter_group',
      (group) => parametersOf(group).size > 1 && parametersOf(group).get('rds.force_ssl') === '1',
      'accepts connections without TLS, or has one parameter, which checkov cannot read',
    ),
    compliant: withParameters({ 'rds.force_ssl': '1', log_connections: '1' }),
    violating: withParameters({ 'rds.force_ssl': '0', log_connections: '1' }),
  },
  /** A new major version needs a group of another family, and RDS deletes no group that is in use. */
  'replaceable-parameter-groups': {
    rule: 'parameter groups are replaced without taking the database along',
    controls: [],
    violations: every(
      'aws_db_parameter_group',
      ({ name_prefix, lifecycle }) => Boolean(name_prefix) && lifecycle?.create_before_destroy === true,
      'cannot be replaced while a database uses it',
    ),
    compliant: samples({
      aws_db_parameter_group: { name_prefix: 'a-', lifecycle: { create_before_destroy: true } },
    }),
    violating: samples({ aws_db_parameter_group: { name: 'a' } }),
  },
  'statement-logs': {
    rule: 'databases log changes of the schema and slow statements',
    controls: ['CKV2_AWS_30'],
    violations: every(
      'aws_db_parameter_group',
      (group) => {
        const parameters = parametersOf(group);
        return (
          ['ddl', 'mod', 'all'].includes(parameters.get('log_statement') ?? '') &&
          Number(parameters.get('log_min_duration_statement') ?? -1) >= 0
        );
      },
      'logs no statements',
    ),
    compliant: withParameters({ log_statement: 'ddl', log_min_duration_statement: '1000' }),
    violating: withParameters({ log_statement: 'ddl' }),
  },
};
