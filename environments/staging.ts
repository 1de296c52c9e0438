import type { EnvironmentInput } from '../modules/config/schema';

/** Staging: like production at the lowest price; its data may be lost at any time. */
export const staging = {
  name: 'staging',
  project: 'bmo-learning',
  region: 'us-east-2',
  tags: { Project: 'BMO-Learning', Environment: 'staging', ManagedBy: 'Terraform' },
  state: {
    bucket: 'bmo-learning-terraform-state',
    region: 'us-east-2',
    lockTable: 'terraform-state-lock',
  },
  deletionProtection: {
    enabled: false,
    reason: 'Holds test data only and is destroyed and rebuilt to rehearse disaster recovery.',
  },

  network: {
    source: 'managed',
    vpcName: 'bmo-learning-staging-vpc',
    cidrBlock: '10.1.0.0/16',
    availabilityZones: {
      'us-east-2a': {
        publicSubnet: { name: 'bmo-learning-staging-public-1', cidrBlock: '10.1.0.0/24' },
        privateSubnet: { name: 'bmo-learning-staging-private-1', cidrBlock: '10.1.10.0/24' },
      },
      'us-east-2b': {
        publicSubnet: { name: 'bmo-learning-staging-public-2', cidrBlock: '10.1.1.0/24' },
        privateSubnet: { name: 'bmo-learning-staging-private-2', cidrBlock: '10.1.11.0/24' },
      },
      'us-east-2c': {
        publicSubnet: { name: 'bmo-learning-staging-public-3', cidrBlock: '10.1.2.0/24' },
        privateSubnet: { name: 'bmo-learning-staging-private-3', cidrBlock: '10.1.12.0/24' },
      },
    },
    nat: {
      mode: 'single',
      availabilityZone: 'us-east-2a',
      reason: 'Staging may be down while a zone fails, and two fewer gateways save $66 a month.',
    },
    interfaceEndpoints: { enabled: false },
    flowLogs: { destination: 'cloud-watch-logs', retentionDays: 30 },
  },

  cluster: { source: 'managed', name: 'bmo-learning-staging', cpuArchitecture: 'ARM64' },
  services: {
    ai: {
      cpu: 512,
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
      tasks: { min: 1, max: 2 },
      capacity: { onDemandBase: 0, onDemandWeight: 0, spotWeight: 1 },
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
      cpu: 256,
      memoryMiB: 1024,
      port: 3000,
      healthCheckPath: '/health',
      longestRequestSeconds: 60,
      routes: { api: ['/api/v1/*'], health: ['/health'] },
      uploadPaths: ['/api/v1/documents'],
      tasks: { min: 1, max: 2 },
      capacity: { onDemandBase: 0, onDemandWeight: 0, spotWeight: 1 },
      autoscaling: { cpuPercent: 60, requestsPerTarget: 1000 },
      readonlyRootFileSystem: {
        enabled: false,
        reason:
          'Rails writes its log, tmp and db/schema.rb below /app, and Fargate has no writable mount for user 1000.',
      },
      databaseConnections: { processes: 2, poolPerProcess: 5 },
    },
    sidekiq: {
      cpu: 256,
      memoryMiB: 1024,
      stopTimeoutSeconds: 120,
      tasks: { min: 1, max: 2 },
      capacity: { onDemandBase: 0, onDemandWeight: 0, spotWeight: 1 },
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
    instanceClass: 'db.t4g.micro',
    allocatedStorageGiB: 20,
    maxAllocatedStorageGiB: 50,
    multiAz: {
      enabled: false,
      reason: 'Test data is rebuilt from seeds, and a standby would double the price of the database.',
    },
    backupRetentionDays: 1,
    backupWindow: '07:00-08:00',
    maintenanceWindow: 'sun:08:30-sun:09:30',
    databaseName: 'bmo_learning_staging',
    masterUsername: 'bmo_learning',
    port: 5432,
  },
  redis: {
    nodeType: 'cache.t4g.micro',
    nodes: 1,
    automaticFailover: {
      enabled: false,
      reason: 'With one node there is no failover; a lost queue of test jobs is refilled by hand.',
    },
    engineVersion: '7.1',
    snapshotRetentionDays: 1,
    snapshotWindow: '06:00-07:00',
    maintenanceWindow: 'sun:10:00-sun:11:00',
    port: 6379,
  },

  storage: {
    documents: { noncurrentDays: 7 },
    backups: { expireAfterDays: 30, noncurrentDays: 7 },
    logs: { retentionDays: 30 },
  },
  vectorStore: { enabled: false },
  secrets: {
    recoveryWindowDays: {
      enabled: false,
      reason: 'Rebuilding staging needs the names of deleted secrets at once.',
    },
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
    daily: { schedule: 'cron(0 3 * * ? *)', keepDays: 7 },
    vaultLock: { minRetentionDays: 1, maxRetentionDays: 31 },
  },

  loadBalancer: { unmatchedRequests: 'not-found' },
  domain: { certificate: 'issued' },
  firewall: { requestsPerFiveMinutes: 2000, allowList: false },
  cloudFront: { enabled: false },
  canary: { enabled: false },
  iam: { permissionsBoundary: 'bmo-learning-terraform-staging-boundary' },
  images: {
    repositories: {
      aiService: 'bmo-learning-staging/ai-service',
      railsApi: 'bmo-learning-staging/rails-api',
    },
    keptImages: 10,
  },
  logs: { retentionDays: 7 },
  budget: { monthlyUsd: 200 },
} as const satisfies EnvironmentInput;
