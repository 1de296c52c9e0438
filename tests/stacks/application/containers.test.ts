import type { Environment } from '../../../modules/config/schema';
import { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';
import type { Block } from '../../support/terraform-configuration';

/** What the application's source reads, written down from its source and not from the code under test. */
const OUTPUT = 'data.terraform_remote_state.foundation.outputs';
const pinned = (variable: string) =>
  `\${${OUTPUT}.secret_arns.${variable}}:::\${${OUTPUT}.secret_version_ids.${variable}}`;
const current = (variable: string, secret: string) =>
  `\${${OUTPUT}.secret_arns.${variable}}:::\${local.secrets_${secret}-version}`;
const GENERATED = {
  REDIS_URL: current('REDIS_URL', 'redis-url'),
  AI_SERVICE_API_KEY: pinned('AI_SERVICE_API_KEY'),
};
const RAILS_SECRETS = {
  ...GENERATED,
  DATABASE_URL: pinned('DATABASE_URL'),
  SECRET_KEY_BASE: pinned('SECRET_KEY_BASE'),
};

const { prod, staging } = shipped;
const tasksOf = (environment: Environment) => {
  const { application } = synthesizeEnvironment(environment);
  return (name: string) => {
    const task = application.at(`aws_ecs_task_definition.${name}_task`);
    const [container, ...others] = JSON.parse(task['container_definitions']);
    expect(others.map((other: Block) => other['name'])).toEqual(
      name === 'sidekiq' ? ['sidekiq-queue-metrics'] : [],
    );
    return {
      task,
      container,
      environment: named(container.environment, 'value'),
      secrets: named(container.secrets, 'valueFrom'),
    };
  };
};
const named = (list: readonly Block[] = [], value: string): Record<string, string> =>
  Object.fromEntries(list.map((entry) => [entry['name'], entry[value]]));

describe.each([prod, staging])('What $name tells', (environment) => {
  const of = tasksOf(environment);
  const aiServiceUrl = `http://ai.bmo-learning-${environment.name}.internal:8000`;

  test('the AI service: origins as a JSON array, a database without credentials, and no Rails variables', () => {
    expect(of('ai').environment).toEqual({
      ANTHROPIC_MODEL: 'claude-haiku-4-5-20251001',
      ALLOWED_ORIGINS: '["https://${var.domain_name}"]',
      AWS_REGION: 'us-east-2',
      DATABASE_URL: `postgresql://ai_service@\${${OUTPUT}.database_address}:5432/${environment.database.databaseName}?sslmode=require`,
      LOG_LEVEL: 'INFO',
      OPENAI_MODEL: 'gpt-4-turbo-preview',
      PYTHON_ENV: 'production',
      UVICORN_TIMEOUT_WORKER_HEALTHCHECK: '60',
      WEB_CONCURRENCY: '2',
      S3_BACKUPS_BUCKET: `\${${OUTPUT}.backups_bucket_name}`,
      S3_DOCUMENTS_BUCKET: `\${${OUTPUT}.documents_bucket_name}`,
    });
    expect(of('ai').secrets).toEqual({
      ...GENERATED,
      ANTHROPIC_API_KEY: current('ANTHROPIC_API_KEY', 'anthropic-api-key'),
      OPENAI_API_KEY: current('OPENAI_API_KEY', 'openai-api-key'),
    });
  });

  test('Rails: origins separated by commas, a PIDFILE that can be written', () => {
    expect(of('rails').environment).toEqual({
      AI_SERVICE_URL: aiServiceUrl,
      ALLOWED_ORIGINS: 'https://${var.domain_name}',
      AWS_REGION: 'us-east-2',
      PIDFILE: '/tmp/puma.pid',
      PORT: '3000',
      RAILS_ENV: 'production',
      RAILS_MAX_THREADS: '5',
      S3_DOCUMENTS_BUCKET: `\${${OUTPUT}.documents_bucket_name}`,
      WEB_CONCURRENCY: '2',
    });
    expect(of('rails').secrets).toEqual(RAILS_SECRETS);
  });

  test('Sidekiq: where the AI service is, because Sidekiq calls it', () => {
    expect(of('sidekiq').environment).toEqual({
      AI_SERVICE_URL: aiServiceUrl,
      AWS_REGION: 'us-east-2',
      RAILS_ENV: 'production',
      RAILS_MAX_THREADS: '5',
      S3_DOCUMENTS_BUCKET: `\${${OUTPUT}.documents_bucket_name}`,
      SIDEKIQ_HEALTH_CHECK: expect.stringContaining('Sidekiq::ProcessSet'),
    });
    expect(of('sidekiq').secrets).toEqual(RAILS_SECRETS);
  });

  test('the migration: the URLs of the master user and of the services, the extensions, and its two scripts', () => {
    expect(of('migration').environment).toEqual({
      AWS_REGION: 'us-east-2',
      DATABASE_EXTENSIONS: `\${${OUTPUT}.database_extensions}`,
      CREATE_EXTENSIONS: expect.stringContaining('CREATE EXTENSION IF NOT EXISTS'),
      CREATE_ROLES: expect.stringContaining('CREATE ROLE'),
      RAILS_ENV: 'production',
    });
    expect(of('migration').secrets).toEqual({
      DATABASE_URL: pinned('MIGRATION_DATABASE_URL'),
      APPLICATION_DATABASE_URL: pinned('DATABASE_URL'),
      SECRET_KEY_BASE: pinned('SECRET_KEY_BASE'),
    });
  });

  test.each(['ai', 'rails', 'sidekiq'])('%s: nothing of the master user', (name) => {
    const { environment: variables, secrets } = of(name);
    expect(JSON.stringify({ variables, secrets })).not.toMatch(/MIGRATION_DATABASE_URL|bmo_learning:/);
  });

  test.each(['ai', 'rails', 'sidekiq', 'migration'])(
    '%s: no AWS keys, so that the task role is used',
    (name) => {
      const names = [...Object.keys(of(name).environment), ...Object.keys(of(name).secrets)];
      expect(names).not.toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^(AWS_(ACCESS|SECRET|SESSION|ENDPOINT)|USE_LOCALSTACK)/),
        ]),
      );
    },
  );
});

describe('What runs', () => {
  const of = tasksOf(prod);

  test.each([
    ['ai', '1024', '2048'],
    ['rails', '512', '1024'],
    ['sidekiq', '512', '1024'],
  ])('%s with %s CPU units and %s MiB', (name, cpu, memory) => {
    expect(of(name).task).toMatchObject({ cpu, memory });
  });

  test('is asked for its health by what its image has', () => {
    expect(of('ai').container.healthCheck.command).toEqual([
      'CMD-SHELL',
      '/app/.venv/bin/python -c "import urllib.request;' +
        "urllib.request.urlopen('http://127.0.0.1:8000/health',timeout=50)\" || exit 1",
    ]);
    expect(of('rails').container.healthCheck.command).toEqual([
      'CMD-SHELL',
      'curl -fsS http://127.0.0.1:3000/health || exit 1',
    ]);
    expect(of('sidekiq').container.healthCheck.command).toEqual([
      'CMD-SHELL',
      'bundle exec ruby -r sidekiq/api -r socket -e "$SIDEKIQ_HEALTH_CHECK" || exit 1',
    ]);
    expect(of('ai').container.healthCheck).toMatchObject({
      interval: 60,
      timeout: 50,
      retries: 6,
      startPeriod: 180,
    });
    expect(of('rails').container.healthCheck).toMatchObject({
      interval: 30,
      timeout: 10,
      retries: 5,
      startPeriod: 120,
    });
    expect(of('sidekiq').container.healthCheck).toMatchObject({ interval: 60, timeout: 30, retries: 3 });
  });

  test.each(['ai', 'rails', 'sidekiq', 'migration'])('has an init process: %s', (name) => {
    expect(of(name).container.linuxParameters?.initProcessEnabled).toBe(true);
  });

  test('beside Sidekiq measures the queues, with nothing but Redis', () => {
    const { application } = synthesizeEnvironment(prod);
    const [sidekiq, queueMetrics] = JSON.parse(
      application.at('aws_ecs_task_definition.sidekiq_task')['container_definitions'],
    );
    expect(queueMetrics).toMatchObject({
      image: sidekiq.image,
      command: ['sh', '-c', 'exec bundle exec ruby -r sidekiq/api -e "$QUEUE_METRICS"'],
      essential: false,
      secrets: [{ name: 'REDIS_URL', valueFrom: current('REDIS_URL', 'redis-url') }],
    });
    expect(named(queueMetrics.environment, 'value')).toEqual({
      QUEUE_METRICS: expect.stringContaining('CloudWatchMetrics'),
      RAILS_ENV: 'production',
      SERVICE_NAME: 'bmo-learning-prod-sidekiq',
    });
  });

  test('imports the AI service before its workers do, so that a task without its variables stops', () => {
    expect(of('ai').container.command).toEqual([
      'sh',
      '-c',
      'uv run python -c "import app.main" && exec uv run uvicorn app.main:app --host 0.0.0.0 --port 8000',
    ]);
  });

  test('has two minutes to end requests that do not come through the load balancer', () => {
    expect(of('ai').container.stopTimeout).toBe(120);
  });

  test('works on every queue, that of DocumentProcessingJob included', () => {
    expect(of('sidekiq').container.command.join(' ')).toBe(
      'bundle exec sidekiq -C config/sidekiq.yml -t 110 -q critical -q default -q low -q ai_processing',
    );
  });

  test('has ten seconds more to stop than its jobs have to end', () => {
    expect(of('sidekiq').container.stopTimeout).toBe(120);
    expect(of('sidekiq').container.command.join(' ')).toContain(' -t 110 ');
  });

  test('creates the extensions before the schema, and the roles after it', () => {
    expect(of('migration').container.command).toEqual([
      'sh',
      '-c',
      'bundle exec ruby -r pg -e "$CREATE_EXTENSIONS" && bundle exec rails db:migrate && ' +
        'bundle exec ruby -r pg -r uri -e "$CREATE_ROLES"',
    ]);
    expect(of('migration').task['task_role_arn']).toBeUndefined();
  });

  test('comes from its repository with the digest or the tag of the deploy', () => {
    const uri = (image: string, variable: string) =>
      `\${${OUTPUT}.repository_urls.${image}}\${startswith(var.${variable}, "sha256:") ? "@" : ":"}\${var.${variable}}`;
    expect(synthesizeEnvironment(prod).application.json['locals']).toMatchObject({
      ai_service_image: uri('aiService', 'ai_service_image_tag'),
      rails_api_image: uri('railsApi', 'rails_api_image_tag'),
    });
    const image = (name: string) => of(name).container.image;
    expect(image('ai')).toBe('${local.ai_service_image}');
    for (const name of ['rails', 'sidekiq', 'migration']) {
      expect(image(name)).toBe('${local.rails_api_image}');
    }
  });
});

describe('The code of', () => {
  const { application } = synthesizeEnvironment(prod);
  const policies = application.resources('aws_iam_role_policy');
  const actionsOf = (task: string): string[] => {
    const { policy } = policies[`${task}_task-role_policy`] ?? { policy: '{"Statement":[]}' };
    return JSON.parse(policy).Statement.flatMap(({ Action }: Block) => Action);
  };

  test('the AI service reads documents and changes none', () => {
    expect(actionsOf('ai')).toEqual(['s3:ListBucket', 's3:GetBucketLocation', 's3:GetObject', 'kms:Decrypt']);
  });

  test('Rails stores and deletes documents', () => {
    expect(actionsOf('rails')).toEqual(expect.arrayContaining(['s3:PutObject', 's3:DeleteObject']));
  });

  test('Sidekiq calls no AWS API', () => {
    expect(actionsOf('sidekiq')).toEqual([]);
    expect(application.at('aws_iam_role.sidekiq_task-role')).toBeDefined();
  });
});

describe('Switches', () => {
  test('configured origins take the place of the platform itself', () => {
    const of = tasksOf({ ...prod, allowedOrigins: ['https://a.example.com', 'https://b.example.com'] });
    expect(of('ai').environment['ALLOWED_ORIGINS']).toBe('["https://a.example.com","https://b.example.com"]');
    expect(of('rails').environment['ALLOWED_ORIGINS']).toBe('https://a.example.com,https://b.example.com');
  });

  test('an injected key goes to whoever calls that company', () => {
    const externalKeys = {
      OPENAI_API_KEY: 'injected',
      ANTHROPIC_API_KEY: { injected: false, reason: 'The images of November do not read it.' },
      LANGCHAIN_API_KEY: 'injected',
      TWILIO_AUTH_TOKEN: 'injected',
      STRIPE_API_KEY: 'injected',
    } as const;
    const of = tasksOf({ ...prod, secrets: { ...prod.secrets, externalKeys } });
    const keys = (name: string) => Object.keys(of(name).secrets).filter((name) => name in externalKeys);
    expect(keys('ai')).toEqual(['LANGCHAIN_API_KEY', 'OPENAI_API_KEY', 'STRIPE_API_KEY']);
    expect(keys('rails')).toEqual(['STRIPE_API_KEY']);
    expect(keys('sidekiq')).toEqual(['STRIPE_API_KEY', 'TWILIO_AUTH_TOKEN']);
    expect(keys('migration')).toEqual([]);
    expect(of('ai').environment['LANGCHAIN_TRACING_V2']).toBe('true');
  });

  test('the vector store is mounted where the AI service is told to write', () => {
    const of = tasksOf({
      ...prod,
      vectorStore: {
        enabled: true,
        reason: 'The images of March work with it.',
        infrequentAccessAfterDays: 30,
      },
    });
    expect(of('ai').environment['CHROMA_PERSIST_DIRECTORY']).toBe('/mnt/vector-store/chroma');
    expect(of('ai').container.mountPoints).toMatchObject([{ containerPath: '/mnt/vector-store' }]);
    expect(of('rails').task['volume'] ?? []).toEqual([]);
  });
});
