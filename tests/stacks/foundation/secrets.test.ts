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
        'database-master-password',
        'database-url',
        'langchain-api-key',
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
      'secrets_database-master-password_value',
      'secrets_database-url-value',
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

  it('make DATABASE_URL of the stored password and the host, over TLS', () => {
    const stored =
      'ephemeral.aws_secretsmanager_secret_version.secrets_database-master-password_value_read-back';
    expect(version('database-url-value')['secret_string_wo']).toBe(
      `postgresql://bmo_learning:\${${stored}.secret_string}@\${aws_db_instance.database.address}:5432/bmo_learning_prod?sslmode=require`,
    );
    expect(foundation.at('aws_db_instance.database')['password_wo']).toBe(`\${${stored}.secret_string}`);
  });

  it('make REDIS_URL over TLS, without AUTH until the operator sets it', () => {
    expect(version('redis-url-value')['secret_string_wo']).toBe(
      'rediss://${aws_elasticache_replication_group.redis.primary_endpoint_address}:6379/0',
    );
  });

  it('rotate the password everywhere when its number is raised, and nothing else', () => {
    const { secrets } = shipped.prod;
    const raised = synthesizeEnvironment({
      ...shipped.prod,
      secrets: { ...secrets, versions: { ...secrets.versions, database: 2 } },
    }).foundation;
    const changed = foundation
      .addresses()
      .filter((address) => JSON.stringify(raised.at(address)) !== JSON.stringify(foundation.at(address)));
    expect(changed).toEqual([
      'aws_db_instance.database',
      'aws_secretsmanager_secret_version.secrets_database-master-password_value',
      'aws_secretsmanager_secret_version.secrets_database-url-value',
    ]);
  });

  it('publish the versions that only Terraform writes', () => {
    expect(foundation.outputs()['secret_version_ids']?.['value']).toEqual({
      AI_SERVICE_API_KEY: '${aws_secretsmanager_secret_version.secrets_ai-service-api-key_value.version_id}',
      DATABASE_URL: '${aws_secretsmanager_secret_version.secrets_database-url-value.version_id}',
      SECRET_KEY_BASE: '${aws_secretsmanager_secret_version.secrets_secret-key-base_value.version_id}',
    });
  });
});
