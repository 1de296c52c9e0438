import { ACCOUNT_ID, REGION } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import type { TaskName } from './expected-application';

/** What the source of one task reads, and what ECS must know about it. */
export interface Contract {
  /** Variables that hold secrets: these and no others. */
  readonly secrets: readonly string[];
  /** Variables with their values, in the format that this task parses. */
  readonly environment: Readonly<Record<string, string>>;
  /** TCP port that it listens on. */
  readonly port?: number;
  /** Words that its command has; undefined if the image's own is right. */
  readonly command?: RegExp;
  /** What its health check is made with; undefined if it has none. */
  readonly healthCheck?: RegExp;
  /** Seconds that it needs at least to stop. */
  readonly stopsWithin: number;
  /** Whether an init process may take PID 1. */
  readonly initProcess: boolean;
  /** A container beside it, without which the task goes on. */
  readonly sidecar?: Omit<Contract, 'sidecar'>;
}

/** With these, the SDKs would not use the role of the task, or talk to somebody else. */
export const FORBIDDEN = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_ENDPOINT_URL',
  'USE_LOCALSTACK',
  // Without the file system of the vector store, a store that can be written to breaks lessons.
  'CHROMA_PERSIST_DIRECTORY',
];

/** Written down from what the application's source reads, not from what the stacks set. */
export function contracts(expected: ExpectedEnvironment): Readonly<Record<TaskName, Contract>> {
  const { prefix, application } = expected;
  const origin = `https://${application.domainName}`;
  const documents = `${prefix}-documents-${ACCOUNT_ID}`;
  const anyRails = {
    RAILS_ENV: 'production',
    AWS_REGION: REGION,
    S3_DOCUMENTS_BUCKET: documents,
    AI_SERVICE_URL: `http://ai.${prefix}.internal:8000`,
    // The pool must be as large as Sidekiq's concurrency, which is 5.
    RAILS_MAX_THREADS: '5',
  };
  return {
    ai: {
      // DATABASE_URL holds no credentials.
      secrets: ['AI_SERVICE_API_KEY', 'ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'REDIS_URL'],
      environment: {
        // pydantic parses JSON.
        ALLOWED_ORIGINS: `["${origin}"]`,
        AWS_REGION: REGION,
        S3_DOCUMENTS_BUCKET: documents,
        S3_BACKUPS_BUCKET: `${prefix}-backups-${ACCOUNT_ID}`,
        ANTHROPIC_MODEL: 'claude-haiku-4-5-20251001',
        OPENAI_MODEL: 'gpt-4-turbo-preview',
        PYTHON_ENV: 'production',
        WEB_CONCURRENCY: '2',
        LOG_LEVEL: 'INFO',
      },
      port: 8000,
      // Workers that cannot start would be started for ever: the task has to end instead.
      command: /import app\.main.* && exec uv run uvicorn app\.main:app --host 0\.0\.0\.0 --port 8000$/,
      // The image has neither curl nor wget, and its python no httpx.
      healthCheck: /urllib\.request.*127\.0\.0\.1:8000\/health/,
      // Nothing but this time lets its requests end.
      stopsWithin: 120,
      initProcess: true,
    },
    rails: {
      secrets: ['AI_SERVICE_API_KEY', 'DATABASE_URL', 'REDIS_URL', 'SECRET_KEY_BASE'],
      environment: {
        ...anyRails,
        // Rails splits at commas.
        ALLOWED_ORIGINS: origin,
        WEB_CONCURRENCY: '2',
        PORT: '3000',
        PIDFILE: '/tmp/puma.pid',
      },
      port: 3000,
      healthCheck: /curl -f\S* http:\/\/127\.0\.0\.1:3000\/health/,
      stopsWithin: 30,
      initProcess: true,
    },
    sidekiq: {
      secrets: ['AI_SERVICE_API_KEY', 'DATABASE_URL', 'REDIS_URL', 'SECRET_KEY_BASE'],
      environment: anyRails,
      // config/sidekiq.yml does not know the last queue, and queues on the command line replace its own.
      command: /sidekiq -C config\/sidekiq\.yml -t 110 -q critical -q default -q low -q ai_processing$/,
      // A process that hangs is there, but reports nothing to Redis.
      healthCheck: /ruby -r sidekiq\/api .*\$SIDEKIQ_HEALTH_CHECK/,
      // Sidekiq gives its jobs 110 seconds, and pushes those that have not ended back to Redis.
      stopsWithin: 115,
      initProcess: true,
      sidecar: {
        secrets: ['REDIS_URL'],
        environment: { SERVICE_NAME: `${prefix}-sidekiq`, RAILS_ENV: 'production' },
        command: /ruby -r sidekiq\/api -e "\$QUEUE_METRICS"$/,
        stopsWithin: 30,
        initProcess: true,
      },
    },
    migration: {
      secrets: ['APPLICATION_DATABASE_URL', 'DATABASE_URL', 'SECRET_KEY_BASE'],
      environment: { RAILS_ENV: 'production' },
      command: /CREATE_EXTENSIONS.* && bundle exec rails db:migrate && .*CREATE_ROLES/,
      stopsWithin: 30,
      initProcess: true,
    },
  };
}
