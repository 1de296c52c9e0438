import { HELD, ROUTES, repositoriesIn, SECURITY_GROUPS, tagsOf, zonesOf } from './both';
import type { ExpectedEnvironment } from './expected';

export const prod: ExpectedEnvironment = {
  prefix: 'bmo-learning-prod',
  secretPath: 'bmo-learning/prod',
  vpc: { name: 'bmo-learning-prod-vpc', cidrBlock: '10.0.0.0/16', createdByUs: false },
  zones: zonesOf('bmo-learning-prod', ['us-east-2a', 'us-east-2b', 'us-east-2c']),
  flowLogDestination: 's3',
  securityGroups: SECURITY_GROUPS,
  tags: tagsOf('prod'),
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
    repositories: repositoriesIn('bmo-learning'),
    keptImages: 30,
    services: {
      ai: {
        size: ['1024', '2048'],
        tasks: [2, 10],
        capacity: { FARGATE: [2, 1] },
        held: HELD.ai,
      },
      rails: {
        size: ['512', '1024'],
        tasks: [2, 10],
        capacity: { FARGATE: [2, 1] },
        held: HELD.rails,
      },
      sidekiq: {
        size: ['512', '1024'],
        tasks: [2, 10],
        capacity: { FARGATE: [1, 1], FARGATE_SPOT: [0, 3] },
        held: HELD.sidekiq,
      },
    },
    routes: ROUTES,
  },
};
