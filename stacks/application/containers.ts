import { Fn, Token } from 'cdktf';
import type { Environment } from '../../modules/config/schema';
import type { Container } from '../../modules/ecs/container';
import { type ServiceName, SIDEKIQ_SHUTDOWN_SECONDS } from '../../modules/ecs/service-settings';
import { DATABASE_ROLES } from '../../modules/rds/database-roles';
import { databaseUrl } from '../../modules/rds/database-url';
import { less } from '../../modules/shared/arithmetic';
import { digits } from '../../modules/shared/digits';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import type { FoundationOutputs, Image } from '../contract';
import { CREATE_EXTENSIONS, CREATE_ROLES, MIGRATION_COMMAND } from './database-roles';
import {
  QUEUE_METRICS_COMMAND,
  QUEUE_METRICS_SCRIPT,
  SIDEKIQ_HEALTH_CHECK,
  SIDEKIQ_HEALTH_COMMAND,
} from './sidekiq-scripts';

/** A task that ECS runs: one of a service, or the migration. */
export type TaskName = ServiceName | 'migration';

export const TASK_NAMES = ['ai', 'rails', 'sidekiq', 'migration'] as const satisfies readonly TaskName[];

/** Image that each task runs. */
export const IMAGE_OF: Readonly<Record<TaskName, Image>> = {
  ai: 'aiService',
  rails: 'railsApi',
  sidekiq: 'railsApi',
  migration: 'railsApi',
};

/** Name of a task's log group. */
export const logGroupNameOf = (task: TaskName, environment: Environment): string =>
  `/ecs/${resourceName(environment)}/${task}`;

export interface ContainerWiring {
  /** URI of each image, with its digest or tag. */
  readonly images: Readonly<Record<Image, string>>;
  /** Base URL of the AI service, for Rails and Sidekiq. */
  readonly aiServiceUrl: string;
  /** Web origins that may call the services (CORS). */
  readonly allowedOrigins: readonly string[];
  readonly foundation: Pick<
    FoundationOutputs,
    'documentsBucketName' | 'backupsBucketName' | 'databaseAddress' | 'databaseExtensions'
  >;
}

type WithoutSecrets = Omit<Container, 'secrets'>;

/** Mount point of the vector store's file system. */
export const VECTOR_STORE_PATH = '/mnt/vector-store';

/** Uid of `appuser` in both images. */
const APPLICATION_USER = '1000';

/**
 * The container of each task, as the application's source needs it: every variable that the source reads and that
 * has no usable default, in the format that it parses. AWS keys stay unset, so that the task role is used.
 */
export function containers(
  environment: Environment,
  wiring: ContainerWiring,
): Readonly<Record<TaskName, WithoutSecrets>> {
  return {
    ai: aiContainer(environment, wiring),
    rails: railsContainer(environment, wiring),
    sidekiq: sidekiqContainer(environment, wiring),
    migration: migrationContainer(environment, wiring),
  };
}

function aiContainer(environment: Environment, wiring: ContainerWiring): WithoutSecrets {
  const { services, region, secrets, vectorStore, database } = environment;
  const { port, healthCheckPath, healthCheck, workers } = services.ai;
  const isTraced = secrets.externalKeys['LANGCHAIN_API_KEY'] === 'injected';
  // The image has neither curl nor httpx. urllib raises an error for status 400 and above.
  const request = `import urllib.request;urllib.request.urlopen('http://127.0.0.1:${digits(port)}${healthCheckPath}',timeout=${digits(healthCheck.timeoutSeconds)})`;
  return {
    name: 'ai',
    image: wiring.images[IMAGE_OF.ai],
    command: ['sh', '-c', aiCommand(port)],
    port,
    environment: {
      LOG_LEVEL: 'INFO',
      ...services.ai.variables,
      PYTHON_ENV: 'production',
      WEB_CONCURRENCY: digits(workers),
      // By default uvicorn kills a worker that does not reply for 5 seconds, such as one that imports large libraries.
      UVICORN_TIMEOUT_WORKER_HEALTHCHECK: '60',
      AWS_REGION: region,
      // One name, two formats: JSON for pydantic, separated by commas for Rails.
      ALLOWED_ORIGINS: jsonOf(wiring.allowedOrigins),
      S3_DOCUMENTS_BUCKET: wiring.foundation.documentsBucketName,
      S3_BACKUPS_BUCKET: wiring.foundation.backupsBucketName,
      // Its settings demand a URL; it opens no connection. No credentials, so that this is no secret.
      DATABASE_URL: databaseUrl({
        credentials: DATABASE_ROLES.aiService,
        address: wiring.foundation.databaseAddress,
        database,
      }),
      ...(isTraced && { LANGCHAIN_TRACING_V2: 'true' }),
      ...(vectorStore.enabled && { CHROMA_PERSIST_DIRECTORY: `${VECTOR_STORE_PATH}/chroma` }),
    },
    healthCheck: {
      ...healthCheck,
      command: ['CMD-SHELL', `/app/.venv/bin/python -c "${request}" || exit 1`],
    },
    initProcess: true,
    ...common(services.ai),
  };
}

/**
 * What the image runs, after an import of the application. With several workers, uvicorn starts those that end again and
 * again: a missing variable would not stop the task, and ECS would notice only that the health check fails.
 */
const aiCommand = (port: number): string =>
  'uv run python -c "import app.main" && ' +
  `exec uv run uvicorn app.main:app --host 0.0.0.0 --port ${digits(port)}`;

function railsContainer(environment: Environment, wiring: ContainerWiring): WithoutSecrets {
  const { port, healthCheckPath, healthCheck, databaseConnections, variables } = environment.services.rails;
  return {
    name: 'rails',
    image: wiring.images[IMAGE_OF.rails],
    port,
    environment: {
      ...variables,
      ...railsVariables(environment, wiring),
      ALLOWED_ORIGINS: commaSeparated(wiring.allowedOrigins),
      PORT: digits(port),
      // An image built from a clean clone lacks the default folder, tmp/pids, and puma exits without it.
      PIDFILE: '/tmp/puma.pid',
      WEB_CONCURRENCY: digits(databaseConnections.processes),
      RAILS_MAX_THREADS: digits(databaseConnections.poolPerProcess),
    },
    healthCheck: {
      ...healthCheck,
      command: ['CMD-SHELL', `curl -fsS http://127.0.0.1:${digits(port)}${healthCheckPath} || exit 1`],
    },
    initProcess: true,
    ...common(environment.services.rails),
  };
}

function sidekiqContainer(environment: Environment, wiring: ContainerWiring): WithoutSecrets {
  const { databaseConnections, variables, healthCheck, stopTimeoutSeconds } = environment.services.sidekiq;
  return {
    name: 'sidekiq',
    image: wiring.images[IMAGE_OF.sidekiq],
    command: [
      ...'bundle exec sidekiq -C config/sidekiq.yml -t'.split(' '),
      // config/sidekiq.yml says 25 seconds: jobs of minutes would be cut, run again, and paid for twice.
      digits(less(stopTimeoutSeconds, SIDEKIQ_SHUTDOWN_SECONDS)),
      ...QUEUES.flatMap((name) => ['-q', name]),
    ],
    environment: {
      ...variables,
      ...railsVariables(environment, wiring),
      RAILS_MAX_THREADS: digits(databaseConnections.poolPerProcess),
      SIDEKIQ_HEALTH_CHECK,
    },
    // Sidekiq has no port to check.
    healthCheck: { ...healthCheck, command: ['CMD-SHELL', SIDEKIQ_HEALTH_COMMAND] },
    initProcess: true,
    ...common(environment.services.sidekiq),
  };
}

/** Reports the length of the queues. Redis is all that it needs. */
export function queueMetricsContainer(
  environment: Environment,
  { images }: Pick<ContainerWiring, 'images'>,
): WithoutSecrets {
  return {
    // After `sidekiq` in the alphabet: the provider sorts containers, and the first one is the task's.
    name: 'sidekiq-queue-metrics',
    image: images[IMAGE_OF.sidekiq],
    command: ['sh', '-c', QUEUE_METRICS_COMMAND],
    environment: {
      RAILS_ENV: 'production',
      SERVICE_NAME: resourceName(environment, 'sidekiq'),
      QUEUE_METRICS: QUEUE_METRICS_SCRIPT,
    },
    initProcess: true,
    ...common({ ...environment.services.sidekiq, stopTimeoutSeconds: 30 }),
  };
}

/** Creates the extensions of the database, migrates the schema, creates the roles of the services, and exits. */
function migrationContainer(environment: Environment, wiring: ContainerWiring): WithoutSecrets {
  return {
    name: 'migration',
    image: wiring.images[IMAGE_OF.migration],
    command: ['sh', '-c', MIGRATION_COMMAND],
    environment: {
      RAILS_ENV: 'production',
      AWS_REGION: environment.region,
      DATABASE_EXTENSIONS: wiring.foundation.databaseExtensions,
      CREATE_EXTENSIONS,
      CREATE_ROLES,
    },
    initProcess: true,
    ...common({ ...environment.services.rails, stopTimeoutSeconds: 120 }),
  };
}

/** Queues of Sidekiq. DocumentProcessingJob uses the last one, which config/sidekiq.yml omits. */
const QUEUES = ['critical', 'default', 'low', 'ai_processing'];

/** Variables of Rails and Sidekiq. */
const railsVariables = ({ region }: Environment, { aiServiceUrl, foundation }: ContainerWiring) => ({
  RAILS_ENV: 'production',
  AWS_REGION: region,
  AI_SERVICE_URL: aiServiceUrl,
  S3_DOCUMENTS_BUCKET: foundation.documentsBucketName,
});

const commaSeparated = (urls: readonly string[]): string =>
  Token.isUnresolved(urls) ? Fn.join(',', [...urls]) : urls.join(',');

/**
 * URLs as a JSON array. Where only Terraform knows them, it inserts them into JSON that is a string inside of JSON: the
 * quotation marks between them need the same escaping as those around them.
 */
const jsonOf = (urls: readonly string[]): string =>
  Token.isUnresolved(urls) ? `["${Fn.join('\\\\\\",\\\\\\"', [...urls])}"]` : JSON.stringify(urls);

const common = ({
  stopTimeoutSeconds,
  readonlyRootFileSystem,
}: Pick<Environment['services']['sidekiq'], 'stopTimeoutSeconds' | 'readonlyRootFileSystem'>) => ({
  stopTimeoutSeconds,
  readonlyRootFileSystem: isOn(readonlyRootFileSystem),
  user: APPLICATION_USER,
});
