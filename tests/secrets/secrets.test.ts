import { TerraformOutput } from 'cdktf';
import { GeneratedSecret } from '../../modules/secrets/generated-secret';
import { Secret } from '../../modules/secrets/secret';
import { synthesizeConstruct } from '../support/synthesize';

const wiring = {
  path: 'bmo-learning/test',
  keyArn: 'arn:aws:kms:us-east-2:123456789012:key/1',
  accountId: '123456789012',
  recoveryWindowDays: 30,
};

describe('a secret', () => {
  const configuration = synthesizeConstruct(
    (stack) =>
      new Secret(stack, 'openai', { ...wiring, secretName: 'openai-api-key', description: 'Key of OpenAI' }),
  );

  it('has the path of its environment, the given key and a recovery window', () => {
    expect(configuration.at('aws_secretsmanager_secret.openai')).toEqual({
      description: 'Key of OpenAI',
      kms_key_id: wiring.keyArn,
      name: 'bmo-learning/test/openai-api-key',
      recovery_window_in_days: 30,
    });
  });

  it('has no value: an operator sets it', () => {
    expect(configuration.resources('aws_secretsmanager_secret_version')).toEqual({});
  });

  it('denies other accounts, but not AWS services', () => {
    const { policy, block_public_policy } = configuration.at(
      'aws_secretsmanager_secret_policy.openai_policy',
    );
    expect(block_public_policy).toBe(true);
    expect(JSON.parse(policy).Statement).toEqual([
      {
        Sid: 'DenyOtherAccounts',
        Effect: 'Deny',
        Principal: '*',
        Action: 'secretsmanager:*',
        Resource: '*',
        Condition: {
          StringNotEquals: { 'aws:PrincipalAccount': '123456789012' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ]);
  });
});

describe('a generated secret', () => {
  const configuration = synthesizeConstruct((stack) => {
    const secret = new GeneratedSecret(stack, 'master', {
      ...wiring,
      secretName: 'database-master',
      description: 'Master password',
      length: 48,
      version: 3,
    });
    new TerraformOutput(stack, 'read-back', { staticId: true, value: secret.readBack() });
  });

  it('is generated without punctuation, for URLs, and not stored in the state', () => {
    expect(configuration.json['ephemeral'].aws_secretsmanager_random_password).toEqual({
      master_random: { password_length: 48, exclude_punctuation: true },
    });
  });

  it('is written through a write-only argument under its number', () => {
    expect(configuration.at('aws_secretsmanager_secret_version.master_value')).toEqual({
      secret_id: '${aws_secretsmanager_secret.master.arn}',
      secret_string_wo: '${ephemeral.aws_secretsmanager_random_password.master_random.random_password}',
      secret_string_wo_version: 3,
    });
  });

  it('is read back from the written version', () => {
    expect(
      configuration.json['ephemeral'].aws_secretsmanager_secret_version['master_value_read-back'],
    ).toEqual({
      secret_id: '${aws_secretsmanager_secret_version.master_value.secret_id}',
      version_id: '${aws_secretsmanager_secret_version.master_value.version_id}',
    });
    expect(configuration.outputs()['read-back']?.['value']).toBe(
      '${ephemeral.aws_secretsmanager_secret_version.master_value_read-back.secret_string}',
    );
  });
});
