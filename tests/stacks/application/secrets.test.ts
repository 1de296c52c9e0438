import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

describe('Secrets that an operator writes', () => {
  const { application } = synthesizeEnvironment(shipped.prod);

  it('are read by their current version, never for their value', () => {
    expect(Object.keys(application.dataSources('aws_secretsmanager_secret_versions'))).toEqual([
      'secrets_anthropic-api-key',
      'secrets_openai-api-key',
      'secrets_redis-url',
    ]);
    expect(application.json['data']).not.toHaveProperty('aws_secretsmanager_secret_version');
    expect(application.json['locals']['secrets_openai-api-key-version']).toBe(
      '${one(try([for version in data.aws_secretsmanager_secret_versions.secrets_openai-api-key.versions : ' +
        'version.version_id if contains(version.version_stages, "AWSCURRENT")], []))}',
    );
  });

  it.each([
    ['ANTHROPIC_API_KEY', 'anthropic-api-key'],
    ['OPENAI_API_KEY', 'openai-api-key'],
  ])('fail the plan of a task that reads them while they have no value: %s', (variable, name) => {
    const { precondition } = application.at('aws_ecs_task_definition.ai_task')['lifecycle'];
    expect(precondition.map((it: { error_message: string }) => it.error_message)).toContainEqual(
      expect.stringMatching(
        new RegExp(`secret "bmo-learning/prod/${name}" has no value for ${variable}.*put-secret-value`),
      ),
    );
  });
});
