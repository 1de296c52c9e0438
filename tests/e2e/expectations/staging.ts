import type { ExpectedEnvironment } from './expected';

export const staging: ExpectedEnvironment = {
  prefix: 'bmo-learning-staging',
  secretPath: 'bmo-learning/staging',
  vpc: { name: 'bmo-learning-staging-vpc', cidrBlock: '10.1.0.0/16', createdByUs: true },
  zones: {
    'us-east-2a': {
      publicSubnet: 'bmo-learning-staging-public-1',
      privateSubnet: 'bmo-learning-staging-private-1',
      exit: 'us-east-2a',
    },
    'us-east-2b': {
      publicSubnet: 'bmo-learning-staging-public-2',
      privateSubnet: 'bmo-learning-staging-private-2',
      exit: 'us-east-2a',
    },
    'us-east-2c': {
      publicSubnet: 'bmo-learning-staging-public-3',
      privateSubnet: 'bmo-learning-staging-private-3',
      exit: 'us-east-2a',
    },
  },
  flowLogDestination: 'cloud-watch-logs',
  securityGroups: ['alb', 'ai', 'rails', 'sidekiq', 'database', 'redis'],
  tags: { Project: 'BMO-Learning', Environment: 'staging', ManagedBy: 'Terraform' },
  protected: false,
  database: {
    instanceClass: 'db.t4g.micro',
    storageGiB: 20,
    maxStorageGiB: 50,
    multiAz: false,
    backupRetentionDays: 1,
    name: 'bmo_learning_staging',
  },
  redis: { nodeType: 'cache.t4g.micro', nodes: 1, snapshotDays: 1 },
  logRetentionDays: 7,
  backup: {
    rules: { daily: 7 },
    lock: { minDays: 1, maxDays: 31 },
    restoreTesting: false,
  },
  application: {
    domainName: 'staging.learning.example.com',
    clusterIsOurs: true,
    repositories: {
      ai: 'bmo-learning-staging/ai-service',
      rails: 'bmo-learning-staging/rails-api',
      sidekiq: 'bmo-learning-staging/rails-api',
      migration: 'bmo-learning-staging/rails-api',
    },
    keptImages: 10,
    services: {
      ai: {
        size: ['512', '1024'],
        tasks: [1, 2],
        capacity: { FARGATE_SPOT: [0, 1] },
        held: { ECSServiceAverageCPUUtilization: 60, ECSServiceAverageMemoryUtilization: 75 },
      },
      rails: {
        size: ['256', '1024'],
        tasks: [1, 2],
        capacity: { FARGATE_SPOT: [0, 1] },
        held: {
          ECSServiceAverageCPUUtilization: 60,
          ECSServiceAverageMemoryUtilization: 75,
          ALBRequestCountPerTarget: 1000,
        },
      },
      sidekiq: {
        size: ['256', '512'],
        tasks: [1, 2],
        capacity: { FARGATE_SPOT: [0, 1] },
        held: { ECSServiceAverageCPUUtilization: 50, ECSServiceAverageMemoryUtilization: 75 },
      },
    },
    routes: { '/api/v1/*': 'rails', '/health': 'rails' },
  },
};
