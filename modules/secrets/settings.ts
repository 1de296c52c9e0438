import { z } from 'zod';
import { reason } from '../shared/schema';

/** Environment variables whose values Terraform generates or composes. */
export const GENERATED_VARIABLES = [
  'DATABASE_URL',
  'REDIS_URL',
  'SECRET_KEY_BASE',
  'AI_SERVICE_API_KEY',
] as const;

const VARIABLE = 'the name of an environment variable, such as OPENAI_API_KEY';

const version = (effect: string) =>
  z.int().min(1).default(1).describe(`Number of the value; raising it by one rotates it. ${effect}`);

/** Secrets of one environment. Values never stand here. */
export const secretSettings = z.strictObject({
  recoveryWindowDays: z
    .union([
      z
        .int()
        .min(7)
        .max(30)
        .describe('Days in which a deleted secret can be had back and its name stays taken.'),
      z.strictObject({ enabled: z.literal(false), reason: reason() }),
    ])
    .describe(
      'Days in which a deleted secret can be had back and its name stays taken, or ' +
        "{ enabled: false, reason: '…' } to delete at once.",
    ),
  versions: z
    .strictObject({
      database: version('A new master password and DATABASE_URL; connections of the old one stay open.'),
      redis: version('Writes REDIS_URL anew, without AUTH; the operator sets AUTH again afterwards.'),
      secretKeyBase: version('A new SECRET_KEY_BASE: everybody is logged out.'),
      aiServiceApiKey: version('A new AI_SERVICE_API_KEY, for Rails, Sidekiq and the AI service together.'),
    })
    .prefault({})
    .describe('Numbers of the generated values.'),
  externalKeys: z
    .record(
      z
        .string()
        .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
        .meta({ allowed: VARIABLE }),
      z
        .enum(['injected', 'reserved'])
        .describe(
          '`injected`: services get it, and ECS starts no task while it has no value. `reserved`: the place ' +
            'exists, nobody reads it.',
        ),
    )
    .describe('Keys of other companies, by environment variable; an operator puts their values.'),
});

/** Last part of the name of the secret behind an environment variable: `openai-api-key` of `OPENAI_API_KEY`. */
export const secretNameOf = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');

export type SecretSettings = z.infer<typeof secretSettings>;
