import { PassThrough, Readable } from 'node:stream';
import { environments } from '../../../environments';
import { loadEnvironments } from '../../../modules/config/load';
import { keyOf, secretsOf } from '../../../ops/secrets/keys';
import { isComplete, listSecrets, putValue, secretLines } from '../../../ops/secrets/secrets';
import { readValue } from '../../../ops/secrets/value';

const [prod] = loadEnvironments(environments, 'prod');
if (!prod) throw new Error('There is no production.');

const OPENAI = 'bmo-learning/prod/openai-api-key';
const VALUE = 'sk-0123456789abcdef';

const named = (name: string) => Object.assign(new Error(name), { name });

describe('the secrets of an environment', () => {
  it('are those that Terraform writes, and third-party API keys', () => {
    expect(secretsOf(prod).map(({ variable, writer, isRequired }) => [variable, writer, isRequired])).toEqual(
      [
        ['DATABASE_URL', 'Terraform', true],
        ['MIGRATION_DATABASE_URL', 'Terraform', true],
        ['REDIS_URL', 'Terraform', true],
        ['SECRET_KEY_BASE', 'Terraform', true],
        ['AI_SERVICE_API_KEY', 'Terraform', true],
        ['OPENAI_API_KEY', 'operator', true],
        ['ANTHROPIC_API_KEY', 'operator', true],
        ['TWILIO_ACCOUNT_SID', 'operator', false],
        ['TWILIO_AUTH_TOKEN', 'operator', false],
        ['SLACK_BOT_TOKEN', 'operator', false],
        ['LANGCHAIN_API_KEY', 'operator', false],
      ],
    );
  });

  it.each([
    [
      'OPENAI_KEY',
      'prod has no secret OPENAI_KEY. Did you mean OPENAI_API_KEY? Allowed: OPENAI_API_KEY, ANTHROPIC_API_KEY, ' +
        'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, SLACK_BOT_TOKEN, LANGCHAIN_API_KEY. Another key is added under ' +
        'secrets.externalKeys in environments/prod.ts.',
    ],
    [
      'DATABASE_URL',
      'Terraform writes DATABASE_URL; nobody else may. Raise its number under secrets.versions in environments/prod.ts: ' +
        'docs/runbooks/data.md, "Rotate a secret".',
    ],
    [
      'REDIS_URL',
      'Terraform writes REDIS_URL; nobody else may. npx bmo redis-auth prod gives it another AUTH token.',
    ],
  ])('cannot be set by an operator: %s', (variable, message) => {
    expect(() => keyOf(prod, variable)).toThrow(message);
  });
});

describe('the value of a secret', () => {
  const read = (text: string) =>
    readValue('OPENAI_API_KEY', { input: Readable.from([text]), output: new PassThrough() });

  it.each([
    ['as it is', VALUE],
    ['without the line break at its end', `${VALUE}\n`],
    ['without that of Windows', `${VALUE}\r\n`],
  ])('is read from the standard input %s', async (_, text) => {
    expect(await read(text)).toBe(VALUE);
  });

  it.each([
    ['', 'it is empty.'],
    ['\n', 'it is empty.'],
    [`"${VALUE}"`, 'it has quotation marks around it. Paste it without them.'],
    [`${VALUE} `, 'it has a space or a line break in it. Paste the key alone.'],
    [`OPENAI_API_KEY=\n${VALUE}`, 'it has a space or a line break in it. Paste the key alone.'],
    [`${VALUE}\u200b`, 'it has characters that no key has. Copy it again.'],
    ['a'.repeat(65_537), 'it has more than 65536 bytes.'],
  ])('is refused without being repeated: %j', async (text, why) => {
    const refusal = await read(text).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refusal).toBe(`That is no value for OPENAI_API_KEY: ${why} Nothing was changed.`);
    expect(refusal).not.toContain(VALUE);
  });

  it('is not shown at a terminal', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    let shown = '';
    const output = new PassThrough().on('data', (chunk) => {
      shown += chunk;
    });
    const answer = readValue('OPENAI_API_KEY', { input, output });
    input.write(`${VALUE}\n`);
    expect(await answer).toBe(VALUE);
    await new Promise((resolve) => output.end(resolve));
    expect(shown).toBe('Value of OPENAI_API_KEY (not shown): \n');
  });

  it('is missing when the terminal is closed', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const answer = readValue('OPENAI_API_KEY', { input, output: new PassThrough() });
    input.end();
    await expect(answer).rejects.toThrow('it is empty.');
  });
});

describe('a list of secrets', () => {
  const created = new Date('2026-11-02T10:00:00Z');
  const answer = (values: Readonly<Record<string, object | Error>>) => ({
    send: async ({ input }: { readonly input: { readonly SecretId?: string } }) => {
      const found = values[input.SecretId ?? ''] ?? {
        Versions: [{ VersionStages: ['AWSCURRENT'], CreatedDate: created }],
      };
      if (found instanceof Error) throw found;
      return found;
    },
  });

  it('is complete when every secret that a task needs has a value', async () => {
    const secrets = await listSecrets(prod, answer({ 'bmo-learning/prod/slack-bot-token': {} }) as never);
    expect(isComplete(secrets)).toBe(true);
    expect(secretLines('prod', secrets).filter((line) => /OPENAI|SLACK/.test(line))).toEqual([
      'OPENAI_API_KEY          by an operator  written 2026-11-02',
      'SLACK_BOT_TOKEN         by an operator  no value, not needed',
    ]);
  });

  it('names what is missing, and how it gets a value', async () => {
    const secrets = await listSecrets(
      prod,
      answer({
        [OPENAI]: { Versions: [{ VersionStages: ['AWSPREVIOUS'] }] },
        'bmo-learning/prod/secret-key-base': named('ResourceNotFoundException'),
      }) as never,
    );
    expect(isComplete(secrets)).toBe(false);
    expect(secretLines('prod', secrets).filter((line) => line.includes('NO VALUE'))).toEqual([
      'SECRET_KEY_BASE         by Terraform    NO VALUE: npx bmo tf prod plan foundation, then apply',
      'OPENAI_API_KEY          by an operator  NO VALUE: npx bmo secrets prod put OPENAI_API_KEY',
    ]);
  });

  it('does not take a refusal for a missing value', async () => {
    const denied = answer({ [OPENAI]: named('AccessDeniedException') });
    await expect(listSecrets(prod, denied as never)).rejects.toThrow('AccessDeniedException');
  });
});

describe('a new value', () => {
  const key = keyOf(prod, 'OPENAI_API_KEY');

  it('is stored as a version, and is nowhere else', async () => {
    const sent: unknown[] = [];
    const send = async ({ input }: { readonly input: unknown }) => {
      sent.push(input);
      return { VersionId: 'v-2' };
    };
    expect(await putValue(key, 'prod', VALUE, { send } as never)).toBe('v-2');
    expect(sent).toEqual([
      { SecretId: OPENAI, SecretString: VALUE, ClientRequestToken: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
  });

  it('needs the secret, which Terraform creates', async () => {
    const send = async () => {
      throw named('ResourceNotFoundException');
    };
    await expect(putValue(key, 'prod', VALUE, { send } as never)).rejects.toThrow(
      `There is no secret ${OPENAI} for OPENAI_API_KEY yet. Terraform creates it: npx bmo tf prod plan foundation, then apply. ` +
        'Nothing was stored.',
    );
  });
});
