import { secretSettings } from '../../modules/secrets/settings';
import { secrets } from '../../terraform-modules/definitions/secrets';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const synthesized = synthesizeModule(secrets);

describe('the module secrets', () => {
  itTakesEverySetting({ definition: secrets, schema: secretSettings, value: shipped.prod.secrets });

  it('composes URLs from what the stores say about themselves', () => {
    const value = (name: string) =>
      synthesized.at(`aws_secretsmanager_secret_version.secrets_${name}-value`)['secret_string_wo'];
    expect(value('database-url')).toBe(
      'postgresql://${var.master_username}:' +
        '${ephemeral.aws_secretsmanager_secret_version.secrets_database-master-password_value_read-back.secret_string}' +
        '@${var.database_address}:${var.database_port}/${var.database_name}?sslmode=require',
    );
    expect(value('redis-url')).toBe('rediss://${var.redis_address}:${var.redis_port}/0');
  });

  it('tells rds where the master password is, and no value', () => {
    const outputs = synthesized.outputs();
    expect(outputs['master_password_version']?.['value']).toBe('${var.versions_database}');
    expect(JSON.stringify(outputs)).not.toMatch(/ephemeral|secret_string/);
  });

  it('deletes at once where the environment says why', () => {
    const staging = synthesizeModule(secrets, shipped.staging);
    expect(staging.variables()).not.toHaveProperty('recovery_window_days');
    expect(staging.at('aws_secretsmanager_secret.secrets_redis-url')['recovery_window_in_days']).toBe(0);
  });
});
