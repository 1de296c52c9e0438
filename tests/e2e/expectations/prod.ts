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
};
