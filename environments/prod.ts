import type { EnvironmentInput } from '../modules/config/schema';

/** Production. */
export const prod = {
  name: 'prod',
  project: 'bmo-learning',
  region: 'us-east-2',
  tags: { Project: 'BMO-Learning', Environment: 'prod', ManagedBy: 'Terraform' },
  state: {
    bucket: 'bmo-learning-terraform-state',
    region: 'us-east-2',
    lockTable: 'terraform-state-lock',
  },
  deletionProtection: true,

  network: {
    source: 'existing',
    vpcName: 'bmo-learning-prod-vpc',
    cidrBlock: '10.0.0.0/16',
    availabilityZones: {
      'us-east-2a': {
        publicSubnet: { name: 'bmo-learning-prod-public-1', cidrBlock: '10.0.0.0/24' },
        privateSubnet: { name: 'bmo-learning-prod-private-1', cidrBlock: '10.0.10.0/24' },
      },
      'us-east-2b': {
        publicSubnet: { name: 'bmo-learning-prod-public-2', cidrBlock: '10.0.1.0/24' },
        privateSubnet: { name: 'bmo-learning-prod-private-2', cidrBlock: '10.0.11.0/24' },
      },
      'us-east-2c': {
        publicSubnet: { name: 'bmo-learning-prod-public-3', cidrBlock: '10.0.2.0/24' },
        privateSubnet: { name: 'bmo-learning-prod-private-3', cidrBlock: '10.0.12.0/24' },
      },
    },
    nat: { mode: 'per-az' },
    interfaceEndpoints: { enabled: false },
    flowLogs: { destination: 's3', retentionDays: 90 },
  },

  cluster: { source: 'existing', name: 'bmo-learning-prod', cpuArchitecture: 'ARM64' },
  services: {
    ai: {
      cpu: 1024,
      memoryMiB: 2048,
      port: 8000,
      healthCheckPath: '/health',
      longestRequestSeconds: 300,
      // Its handlers block their process: two of them, and no check fails before the longest request has ended.
      answersWhileBusy: false,
      workers: 2,
      healthCheck: { intervalSeconds: 60, timeoutSeconds: 50, retries: 6, startPeriodSeconds: 180 },
      stopTimeoutSeconds: 120,
      publicRoutes: false,
      routes: {
        lessons: [
          '/api/v1/generate-lesson*',
          '/api/v1/ingest-documents*',
          '/api/v1/validate-safety*',
          '/api/v1/process-document*',
        ],
        agent: ['/api/v1/agent/*', '/api/v1/status'],
      },
      uploadPaths: ['/api/v1/ingest-documents', '/api/v1/process-document'],
      tasks: { min: 2, max: 10 },
      capacity: { onDemandBase: 2, onDemandWeight: 1, spotWeight: 0 },
      autoscaling: { cpuPercent: 60, requestsPerTarget: 100 },
      readonlyRootFileSystem: {
        enabled: false,
        reason:
          'uv and tiktoken write their caches below /home and /tmp, and Fargate has no writable mount for user 1000.',
      },
      // The application reads the first; images up to 7d908ac read the second.
      variables: {
        ANTHROPIC_MODEL: 'claude-haiku-4-5-20251001',
        OPENAI_MODEL: 'gpt-4-turbo-preview',
      },
      databaseConnections: { processes: 1, poolPerProcess: 0 },
    },
    rails: {
      cpu: 512,
      memoryMiB: 1024,
      port: 3000,
      healthCheckPath: '/health',
      longestRequestSeconds: 60,
      routes: { api: ['/api/v1/*'], health: ['/health'] },
      uploadPaths: ['/api/v1/documents'],
      tasks: { min: 2, max: 10 },
      capacity: { onDemandBase: 2, onDemandWeight: 1, spotWeight: 0 },
      autoscaling: { cpuPercent: 60, requestsPerTarget: 1000 },
      readonlyRootFileSystem: {
        enabled: false,
        reason:
          'Rails writes its log, tmp and db/schema.rb below /app, and Fargate has no writable mount for user 1000.',
      },
      databaseConnections: { processes: 2, poolPerProcess: 5 },
    },
    sidekiq: {
      cpu: 512,
      memoryMiB: 1024,
      stopTimeoutSeconds: 120,
      tasks: { min: 2, max: 10 },
      capacity: { onDemandBase: 1, onDemandWeight: 1, spotWeight: 3 },
      // Each check boots Ruby.
      healthCheck: { intervalSeconds: 60, timeoutSeconds: 30, retries: 3 },
      // Jobs come in bursts and take minutes: scale out early, scale in late.
      autoscaling: { cpuPercent: 50, scaleInCooldownSeconds: 600 },
      readonlyRootFileSystem: {
        enabled: false,
        reason:
          'Rails writes its log, tmp and db/schema.rb below /app, and Fargate has no writable mount for user 1000.',
      },
      databaseConnections: { processes: 1, poolPerProcess: 5 },
    },
  },

  database: {
    engineVersion: '16',
    instanceClass: 'db.t3.medium',
    allocatedStorageGiB: 100,
    maxAllocatedStorageGiB: 500,
    multiAz: true,
    backupRetentionDays: 14,
    backupWindow: '07:00-08:00',
    maintenanceWindow: 'sun:08:30-sun:09:30',
    databaseName: 'bmo_learning_prod',
    masterUsername: 'bmo_learning',
    port: 5432,
  },
  redis: {
    nodeType: 'cache.t3.small',
    nodes: 2,
    automaticFailover: true,
    engineVersion: '7.1',
    snapshotRetentionDays: 7,
    snapshotWindow: '06:00-07:00',
    maintenanceWindow: 'sun:10:00-sun:11:00',
    port: 6379,
  },

  storage: {
    documents: { infrequentAccessAfterDays: 30, archiveAfterDays: 180, noncurrentDays: 90 },
    backups: { archiveAfterDays: 30, expireAfterDays: 365, noncurrentDays: 90 },
    logs: { retentionDays: 365 },
  },
  vectorStore: { enabled: false },
  secrets: {
    recoveryWindowDays: 30,
    versions: { database: 1, databaseMaster: 1, secretKeyBase: 1, aiServiceApiKey: 1 },
    externalKeys: {
      OPENAI_API_KEY: 'injected',
      ANTHROPIC_API_KEY: 'injected',
      TWILIO_ACCOUNT_SID: 'reserved',
      TWILIO_AUTH_TOKEN: 'reserved',
      SLACK_BOT_TOKEN: 'reserved',
      LANGCHAIN_API_KEY: 'reserved',
    },
  },
  backup: {
    daily: { schedule: 'cron(0 3 * * ? *)', keepDays: 35 },
    monthly: { schedule: 'cron(0 14 1 * ? *)', coldAfterDays: 30, keepDays: 365 },
    vaultLock: { minRetentionDays: 7, maxRetentionDays: 366 },
    restoreTesting: { schedule: 'cron(0 12 15 * ? *)', validationHours: 1 },
  },

  loadBalancer: { unmatchedRequests: 'not-found' },
  domain: { certificate: 'issued' },
  firewall: { requestsPerFiveMinutes: 2000, allowList: false },
  cloudFront: { enabled: false },
  canary: {
    enabled: true,
    everyMinutes: 5,
    checks: {
      rails: { path: '/health', status: 200 },
      // It looks for a learner that is not there, and reads nobody's data.
      database: { path: '/api/v1/learners/0', status: 404 },
    },
  },
  iam: { permissionsBoundary: 'bmo-learning-terraform-prod-boundary' },
  images: {
    repositories: { aiService: 'bmo-learning/ai-service', railsApi: 'bmo-learning/rails-api' },
    keptImages: 30,
  },
  logs: { retentionDays: 30, archive: { enabled: true, keepDays: 365 } },
  budget: {
    // Estimated costs of the infrastructure, without the language models.
    monthlyUsd: 695,
    // Both environments of the account, plus a margin.
    billingAlarm: { enabled: true, thresholdUsd: 900 },
  },
} as const satisfies EnvironmentInput;
