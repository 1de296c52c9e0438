import { SECRET_NAME } from '../../../modules/ecs/platform-variables';
import { problemsInProd } from '../support/problems-of';

describe('External keys', () => {
  test('can be any variables whose secrets Terraform does not generate', () => {
    expect(problemsInProd({ 'secrets.externalKeys.SENTRY_DSN': 'reserved' })).toEqual([]);
  });

  test('do not reuse the name of a generated secret', () => {
    expect(problemsInProd({ 'secrets.externalKeys.DATABASE_URL': 'injected' })).toEqual([
      {
        at: 'prod: secrets.externalKeys.DATABASE_URL',
        got: "'DATABASE_URL', whose secret Terraform generates",
        allowed:
          'any variable except DATABASE_URL, MIGRATION_DATABASE_URL, REDIS_URL, SECRET_KEY_BASE, AI_SERVICE_API_KEY',
        fix: 'Remove it. To rotate this secret, raise its number under secrets.versions.',
      },
    ]);
  });

  describe.each(['ANTHROPIC_API_KEY', 'OPENAI_API_KEY'])('include %s', (variable) => {
    const at = `secrets.externalKeys.${variable}`;

    test.each([undefined, 'reserved'])('injected (%s)', (state) => {
      expect(problemsInProd({ [at]: state })).toEqual([
        {
          at: `prod: ${at}`,
          got: state ? "'reserved'" : 'nothing',
          allowed: "'injected', or { injected: false, reason: '…' } for images that do not read it",
          fix: "Set it to 'injected': the AI service does not start without this key.",
        },
      ]);
    });

    test('or not injected, with a reason', () => {
      const reason = 'The images of November do not read it.';
      expect(problemsInProd({ [at]: { injected: false, reason } })).toEqual([]);
      expect(problemsInProd({ [at]: { injected: false } })).toHaveLength(1);
    });
  });
});

describe('Variables of a service', () => {
  test('can be any others', () => {
    expect(
      problemsInProd({ 'services.ai.variables': { ANTHROPIC_MODEL: 'claude', MAX_TOKENS: '1' } }),
    ).toEqual([]);
  });

  test('cannot be set by the platform', () => {
    expect(problemsInProd({ 'services.rails.variables': { PORT: '3001' } })).toMatchObject([
      { at: 'prod: services.rails.variables.PORT', got: "'PORT', which the platform sets" },
    ]);
  });

  test.each(['OPENAI_API_KEY', 'SENTRY_DSN', 'GITHUB_TOKEN', 'DATABASE_URL', 'DB_PASSWORD'])(
    'cannot be secrets, such as %s',
    (variable) => {
      expect(problemsInProd({ 'services.rails.variables': { [variable]: 'x' } })).toEqual([
        {
          at: `prod: services.rails.variables.${variable}`,
          got: `'${variable}', the name of a secret`,
          allowed: 'variables that are not secret: they are readable in the task definition',
          fix: `Put it under secrets.externalKeys as ${variable}: 'injected'.`,
        },
      ]);
    },
  );

  test.each(['OPENAI_MODEL', 'MAX_TOKENS', 'KEYBOARD', 'LOG_LEVEL'])('%s is not a secret', (variable) => {
    expect(SECRET_NAME.test(variable)).toBe(false);
  });
});
