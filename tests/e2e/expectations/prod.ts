import type { ExpectedEnvironment } from './expected';

export const prod: ExpectedEnvironment = {
  prefix: 'bmo-learning-prod',
  secretPath: 'bmo-learning/prod',
  vpc: { name: 'bmo-learning-prod-vpc', cidrBlock: '10.0.0.0/16', createdByUs: false },
  zones: {
    'us-east-2a': {
      publicSubnet: 'bmo-learning-prod-public-1',
      privateSubnet: 'bmo-learning-prod-private-1',
      exit: 'us-east-2a',
    },
    'us-east-2b': {
      publicSubnet: 'bmo-learning-prod-public-2',
      privateSubnet: 'bmo-learning-prod-private-2',
      exit: 'us-east-2b',
    },
    'us-east-2c': {
      publicSubnet: 'bmo-learning-prod-public-3',
      privateSubnet: 'bmo-learning-prod-private-3',
      exit: 'us-east-2c',
    },
  },
  flowLogDestination: 's3',
  securityGroups: ['alb', 'ai', 'rails', 'sidekiq', 'database', 'redis'],
  tags: { Project: 'BMO-Learning', Environment: 'prod', ManagedBy: 'Terraform' },
  protected: true,
  database: {
    instanceClass: 'db.t3.medium',
    storageGiB: 100,
    maxStorageGiB: 500,
    multiAz: true,
    backupRetentionDays: 14,
    name: 'bmo_learning_prod',
  },
  redis: { nodeType: 'cache.t3.small', nodes: 2, snapshotDays: 7 },
  logRetentionDays: 30,
  backup: {
    rules: { daily: 35, monthly: 365 },
    lock: { minDays: 7, maxDays: 366 },
    restoreTesting: true,
  },
  application: {
    domainName: 'learning.example.com',
    clusterIsOurs: false,
    repositories: {
      ai: 'bmo-learning/ai-service',
      rails: 'bmo-learning/rails-api',
      sidekiq: 'bmo-learning/rails-api',
      migration: 'bmo-learning/rails-api',
    },
    keptImages: 30,
    services: {
      ai: {
        size: ['1024', '2048'],
        tasks: [2, 10],
        capacity: { FARGATE: [2, 1] },
        held: { ECSServiceAverageCPUUtilization: 60, ECSServiceAverageMemoryUtilization: 75 },
      },
      rails: {
        size: ['512', '1024'],
        tasks: [2, 10],
        capacity: { FARGATE: [2, 1] },
        held: {
          ECSServiceAverageCPUUtilization: 60,
          ECSServiceAverageMemoryUtilization: 75,
          ALBRequestCountPerTarget: 1000,
        },
      },
      sidekiq: {
        size: ['512', '1024'],
        tasks: [2, 10],
        capacity: { FARGATE: [1, 1], FARGATE_SPOT: [0, 3] },
        held: { ECSServiceAverageCPUUtilization: 50, ECSServiceAverageMemoryUtilization: 75 },
      },
    },
    routes: { '/api/v1/*': 'rails', '/health': 'rails' },
  },
};
