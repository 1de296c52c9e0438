import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

const { foundation } = synthesizeEnvironment(shipped.prod);
const version = (name: string) => foundation.at(`aws_secretsmanager_secret_version.secrets_${name}`);

describe('secrets of the foundation', () => {
  it('have a place each under the path of the environment', () => {
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

  it('hold no value that an operator puts', () => {
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

  it('make DATABASE_URL of the password that the secret really holds, and of the host, over TLS', () => {
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

  it('publish the versions that Terraform alone writes', () => {
    expect(foundation.outputs()['secret_version_ids']?.['value']).toEqual({
      AI_SERVICE_API_KEY: '${aws_secretsmanager_secret_version.secrets_ai-service-api-key_value.version_id}',
      DATABASE_URL: '${aws_secretsmanager_secret_version.secrets_database-url-value.version_id}',
      SECRET_KEY_BASE: '${aws_secretsmanager_secret_version.secrets_secret-key-base_value.version_id}',
    });
  });
});

describe('keys of the foundation', () => {
  it('are one per class of data', () => {
    const regional = Object.values(foundation.resources('aws_kms_alias')).filter(({ provider }) => !provider);
    const aliases = regional.map(({ name }) => name);
    expect(aliases.sort()).toEqual(
      ['alarms', 'backup', 'database', 'logs', 'redis', 'secrets', 'storage'].map(
        (dataClass) => `alias/bmo-learning-prod-${dataClass}`,
      ),
    );
  });

  it('let CloudWatch Logs encrypt log groups of this account', () => {
    const policy = JSON.parse(foundation.at('aws_kms_key.logs-key')['policy']);
    expect(policy.Statement.at(-1)).toMatchObject({
      Principal: { Service: 'logs.us-east-2.amazonaws.com' },
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn':
            'arn:aws:logs:us-east-2:${data.aws_caller_identity.account.account_id}:log-group:*',
        },
      },
    });
  });

  it('let every publisher of alarms encrypt messages of the alarm topics, and of no other', () => {
    const { Statement } = JSON.parse(foundation.at('aws_kms_key.alarms-key')['policy']);
    const services = Statement.filter(({ Principal }: { Principal: object }) => 'Service' in Principal);
    expect(services.map(({ Principal }: { Principal: { Service: string } }) => Principal.Service)).toEqual([
      'cloudwatch.amazonaws.com',
      'events.amazonaws.com',
      'budgets.amazonaws.com',
      'backup.amazonaws.com',
    ]);
    for (const { Condition } of services) {
      expect(Condition.StringEquals['kms:EncryptionContext:aws:sns:topicArn']).toEqual([
        expect.stringMatching(/:bmo-learning-prod-alarms-critical$/),
        expect.stringMatching(/:bmo-learning-prod-alarms-warning$/),
      ]);
    }
  });
});

describe('the vector store', () => {
  it('is not there unless it is switched on', () => {
    expect(foundation.resources('aws_efs_file_system')).toEqual({});
  });

  it('comes with its key, its security group and its backup', () => {
    const { services } = shipped.prod;
    const switched = synthesizeEnvironment({
      ...shipped.prod,
      services: { ...services, ai: { ...services.ai, tasks: { min: 1, max: 1 } } },
      vectorStore: {
        enabled: true,
        reason: 'Release 2.0 was seen to work with a store that it can write to.',
        infrequentAccessAfterDays: 30,
      },
    }).foundation;
    expect(switched.at('aws_efs_file_system.vector-store')['kms_key_id']).toBe(
      '${aws_kms_key.vector-store-key.arn}',
    );
    expect(Object.keys(switched.resources('aws_efs_mount_target'))).toHaveLength(3);
    expect(switched.at('aws_security_group.security-groups_efs')).toBeDefined();
    expect(JSON.stringify(switched.resources('aws_backup_selection'))).toContain(
      '${aws_efs_file_system.vector-store.arn}',
    );
  });
});
