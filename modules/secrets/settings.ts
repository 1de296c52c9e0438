import { z } from 'zod';
import { reason } from '../shared/schema';

/** Environment variables whose values Terraform generates or builds from other values. */
export const GENERATED_VARIABLES = [
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'REDIS_URL',
  'SECRET_KEY_BASE',
  'AI_SERVICE_API_KEY',
] as const;

const VARIABLE = 'the name of an environment variable, such as OPENAI_API_KEY';

const version = (effect: string) =>
  z.int().min(1).default(1).describe(`Version number. Raising it by one rotates the value. ${effect}`);

/** Secrets of one environment, without their values. */
export const secretSettings = z.strictObject({
  recoveryWindowDays: z
    .union([
      z
        .int()
        .min(7)
        .max(30)
        .describe('Recovery window in days. The name of a deleted secret stays reserved until then.'),
      z.strictObject({ enabled: z.literal(false), reason: reason() }),
    ])
    .describe(
      'Recovery window in days: a deleted secret can be restored and its name stays reserved until then. ' +
        "{ enabled: false, reason: '…' } deletes at once.",
    ),
  versions: z
    .strictObject({
      database: version(
        'New password of the other one of the two roles that services log in as, and a new DATABASE_URL. The role of ' +
          'before keeps its password until the number is raised again. Run the migration before the application is applied.',
      ),
      databaseMaster: version(
        'New password of the master user and MIGRATION_DATABASE_URL, which only the migration reads. No service notices.',
      ),
      secretKeyBase: version('New SECRET_KEY_BASE. All users are logged out.'),
      aiServiceApiKey: version('New AI_SERVICE_API_KEY for Rails, Sidekiq and the AI service.'),
    })
    .prefault({})
    .describe('Version numbers of the generated values.'),
  externalKeys: z
    .record(
      z
        .string()
        .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/)
        .meta({ allowed: VARIABLE }),
      z
        .union([
          z.enum(['injected', 'reserved']),
          z.strictObject({ injected: z.literal(false), reason: reason() }),
        ])
        .describe(
          '`injected`: services read it; ECS starts no task while it has no value. `reserved`: the secret ' +
            'exists, but no service reads it. ANTHROPIC_API_KEY and OPENAI_API_KEY are `injected`, or, for images ' +
            "that start without it, `{ injected: false, reason: '…' }`, which is the same as `reserved`.",
        ),
    )
    .describe('Third-party API keys, by environment variable. An operator sets their values.'),
});

/** Last part of the secret's name for an environment variable: `openai-api-key` for `OPENAI_API_KEY`. */
export const secretNameOf = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');

export type SecretSettings = z.infer<typeof secretSettings>;
