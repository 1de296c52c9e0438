/**
 * Environment variables that the platform sets, or keeps unset. AWS keys and SDK endpoints stay unset, so that
 * the SDKs use the task role and AWS's endpoints.
 */
export const PLATFORM_VARIABLES: readonly string[] = [
  'AI_SERVICE_URL',
  'ALLOWED_ORIGINS',
  'AWS_ACCESS_KEY_ID',
  'AWS_ENDPOINT_URL',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'CHROMA_PERSIST_DIRECTORY',
  'DATABASE_EXTENSIONS',
  'LANGCHAIN_TRACING_V2',
  'PIDFILE',
  'PORT',
  'PYTHON_ENV',
  'RAILS_ENV',
  'RAILS_MAX_THREADS',
  'S3_BACKUPS_BUCKET',
  'S3_DOCUMENTS_BUCKET',
  'USE_LOCALSTACK',
  'SIDEKIQ_HEALTH_CHECK',
  'UVICORN_TIMEOUT_WORKER_HEALTHCHECK',
  'WEB_CONCURRENCY',
];

/** Names of variables that hold a secret. */
export const SECRET_NAME = /(^|_)(KEY|TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|CREDENTIALS|SID)(_|$)|_(URL|DSN)$/;
