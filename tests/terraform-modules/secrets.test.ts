import { GENERATED_VARIABLES, secretSettings } from '../../modules/secrets/settings';
import { secrets } from '../../terraform-modules/definitions/secrets';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const synthesized = synthesizeModule(secrets);

describe('the module secrets', () => {
  itTakesEverySetting({ definition: secrets, schema: secretSettings, value: shipped.prod.secrets });

  it('has a place for each variable, those that the stores write included', () => {
    const { externalKeys } = shipped.prod.secrets;
    expect(Object.keys(synthesized.outputs()['secret_arns']?.['value']).sort()).toEqual(
      [...Object.keys(externalKeys), ...GENERATED_VARIABLES].sort(),
    );
  });

  it('needs nothing of the stores and writes no URL', () => {
    expect(Object.keys(synthesized.variables())).toEqual([
      'account_id',
      'key_arn',
      'path',
      'recovery_window_days',
      'tags',
      'versions_ai_service_api_key',
      'versions_database',
      'versions_database_master',
      'versions_secret_key_base',
    ]);
    expect(Object.keys(synthesized.resources('aws_secretsmanager_secret_version'))).toEqual([
      'secrets_ai-service-api-key_value',
      'secrets_database-application-password_value',
      'secrets_database-master-password_value',
      'secrets_secret-key-base_value',
    ]);
    expect(Object.keys(synthesized.outputs()['secret_version_ids']?.['value'])).toEqual([
      'AI_SERVICE_API_KEY',
      'SECRET_KEY_BASE',
    ]);
  });

  it('tells rds where the passwords are, and no value', () => {
    const outputs = synthesized.outputs();
    expect(outputs['master_password_version']?.['value']).toBe('${var.versions_database_master}');
    expect(outputs['application_password_version']?.['value']).toBe('${var.versions_database}');
    expect(JSON.stringify(outputs)).not.toMatch(/ephemeral|secret_string/);
  });

  it('deletes at once where the environment says why', () => {
    const staging = synthesizeModule(secrets, shipped.staging);
    expect(staging.variables()).not.toHaveProperty('recovery_window_days');
    expect(staging.at('aws_secretsmanager_secret.secrets_redis-url')['recovery_window_in_days']).toBe(0);
  });
});
