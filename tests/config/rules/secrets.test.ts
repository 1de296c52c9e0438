import { problemsInProd } from '../support/problems-of';

describe('External keys', () => {
  test('may be any variables that Terraform does not write itself', () => {
    expect(problemsInProd({ 'secrets.externalKeys.SENTRY_DSN': 'reserved' })).toEqual([]);
  });

  test('do not reuse the name of a generated secret', () => {
    expect(problemsInProd({ 'secrets.externalKeys.DATABASE_URL': 'injected' })).toEqual([
      {
        at: 'prod: secrets.externalKeys.DATABASE_URL',
        got: "'DATABASE_URL', whose secret Terraform already writes",
        allowed: 'any variable but DATABASE_URL, REDIS_URL, SECRET_KEY_BASE, AI_SERVICE_API_KEY',
        fix: 'Remove it here; its number under secrets.versions rotates it.',
      },
    ]);
  });

  test.each([undefined, 'reserved'])('include the key of OpenAI, injected (%s)', (state) => {
    expect(problemsInProd({ 'secrets.externalKeys.OPENAI_API_KEY': state })).toEqual([
      {
        at: 'prod: secrets.externalKeys.OPENAI_API_KEY',
        got: state ?? 'nothing',
        allowed: "'injected'",
        fix: 'Set it to injected: the ai service does not start without this key.',
      },
    ]);
  });
});
