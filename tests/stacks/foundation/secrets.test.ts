import type { Environment } from '../../../modules/config/schema';
import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const { foundation } = synthesizeEnvironment(shipped.prod);
const version = (name: string) => foundation.at(`aws_secretsmanager_secret_version.secrets_${name}`);

describe('secrets of the foundation', () => {
  it('are named after the environment', () => {
    const names = Object.values(foundation.resources('aws_secretsmanager_secret')).map(({ name }) => name);
    expect(names.sort()).toEqual(
      [
        'ai-service-api-key',
        'anthropic-api-key',
        'database-application-password',
        'database-master-password',
        'database-url',
        'langchain-api-key',
        'migration-database-url',
        'openai-api-key',
        'redis-url',
        'secret-key-base',
        'slack-bot-token',
        'twilio-account-sid',
        'twilio-auth-token',
      ].map((name) => `bmo-learning/prod/${name}`),
    );
  });

  it('have no value where an operator sets it', () => {
    expect(Object.keys(foundation.resources('aws_secretsmanager_secret_version')).sort()).toEqual([
      'secrets_ai-service-api-key_value',
      'secrets_database-application-password_value',
      'secrets_database-master-password_value',
      'secrets_database-url-value',
      'secrets_migration-database-url-value',
      'secrets_redis-url-value',
      'secrets_secret-key-base_value',
    ]);
  });

  it('are written through write-only arguments and no other', () => {
    for (const body of Object.values(foundation.resources('aws_secretsmanager_secret_version'))) {
      expect(Object.keys(body).sort()).toEqual(['secret_id', 'secret_string_wo', 'secret_string_wo_version']);
      expect(body['secret_string_wo']).toMatch(/^\$\{ephemeral\.|\/\/.*\$\{/);
    }
  });

  it('make both URLs of the database of a stored password and the host, over TLS', () => {
    const stored = (password: string) =>
      `\${ephemeral.aws_secretsmanager_secret_version.secrets_database-${password}-password_value_read-back.secret_string}`;
    const place = '${aws_db_instance.database.address}:5432/bmo_learning_prod?sslmode=require';
    expect(version('database-url-value')['secret_string_wo']).toBe(
      `postgresql://application_1:${stored('application')}@${place}`,
    );
    expect(version('migration-database-url-value')['secret_string_wo']).toBe(
      `postgresql://bmo_learning:${stored('master')}@${place}`,
    );
    expect(foundation.at('aws_db_instance.database')['password_wo']).toBe(stored('master'));
  });

  it('make REDIS_URL over TLS, without AUTH until the operator sets it', () => {
    expect(version('redis-url-value')['secret_string_wo']).toBe(
      'rediss://${aws_elasticache_replication_group.redis.primary_endpoint_address}:6379/0',
    );
  });

  /** Addresses that differ from production's, under other settings. */
  const changedBy = (changes: Partial<Environment>): readonly string[] => {
    const changed = synthesizeEnvironment({ ...shipped.prod, ...changes }).foundation;
    return foundation
      .addresses()
      .filter((address) => JSON.stringify(changed.at(address)) !== JSON.stringify(foundation.at(address)));
  };
  const raised = (versions: Partial<Environment['secrets']['versions']>): Partial<Environment> => {
    const { secrets } = shipped.prod;
    return { secrets: { ...secrets, versions: { ...secrets.versions, ...versions } } };
  };

  it('give the services the other role and a new password when their number is raised, and change nothing else', () => {
    expect(changedBy(raised({ database: 2 }))).toEqual([
      'aws_secretsmanager_secret_version.secrets_database-application-password_value',
      'aws_secretsmanager_secret_version.secrets_database-url-value',
    ]);
    const urlAt = (database: number) =>
      synthesizeEnvironment({ ...shipped.prod, ...raised({ database }) }).foundation.at(
        'aws_secretsmanager_secret_version.secrets_database-url-value',
      )['secret_string_wo'];
    expect([1, 2, 3].map((number) => urlAt(number).slice(0, 26))).toEqual([
      'postgresql://application_1',
      'postgresql://application_2',
      'postgresql://application_1',
    ]);
  });

  it('rotate the password of the master user without the services', () => {
    expect(changedBy(raised({ databaseMaster: 2 }))).toEqual([
      'aws_db_instance.database',
      'aws_secretsmanager_secret_version.secrets_database-master-password_value',
      'aws_secretsmanager_secret_version.secrets_migration-database-url-value',
    ]);
  });

  it('write both URLs again when the port changes, with the same passwords', () => {
    const otherPort = synthesizeEnvironment({
      ...shipped.prod,
      database: { ...shipped.prod.database, port: 5433 },
    }).foundation;
    for (const url of ['database-url', 'migration-database-url']) {
      const written = otherPort.at(`aws_secretsmanager_secret_version.secrets_${url}-value`);
      expect(written['secret_string_wo']).toContain('.address}:5433/');
      expect(written['secret_string_wo_version']).not.toBe(
        version(`${url}-value`)['secret_string_wo_version'],
      );
    }
    for (const password of ['application', 'master']) {
      const address = `aws_secretsmanager_secret_version.secrets_database-${password}-password_value`;
      expect(otherPort.at(address)).toEqual(foundation.at(address));
    }
  });

  it('publish the versions that only Terraform writes', () => {
    expect(foundation.outputs()['secret_version_ids']?.['value']).toEqual({
      AI_SERVICE_API_KEY: '${aws_secretsmanager_secret_version.secrets_ai-service-api-key_value.version_id}',
      DATABASE_URL: '${aws_secretsmanager_secret_version.secrets_database-url-value.version_id}',
      MIGRATION_DATABASE_URL:
        '${aws_secretsmanager_secret_version.secrets_migration-database-url-value.version_id}',
      SECRET_KEY_BASE: '${aws_secretsmanager_secret_version.secrets_secret-key-base_value.version_id}',
    });
  });
});
