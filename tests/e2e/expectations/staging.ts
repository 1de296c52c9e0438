import { HELD, ROUTES, repositoriesIn, SECURITY_GROUPS, tagsOf, zonesOf } from './both';
import type { ExpectedEnvironment } from './expected';

export const staging: ExpectedEnvironment = {
  prefix: 'bmo-learning-staging',
  secretPath: 'bmo-learning/staging',
  vpc: { name: 'bmo-learning-staging-vpc', cidrBlock: '10.1.0.0/16', createdByUs: true },
  zones: zonesOf('bmo-learning-staging', ['us-east-2a', 'us-east-2a', 'us-east-2a']),
  flowLogDestination: 'cloud-watch-logs',
  securityGroups: SECURITY_GROUPS,
  tags: tagsOf('staging'),
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
    repositories: repositoriesIn('bmo-learning-staging'),
    keptImages: 10,
    services: {
      ai: {
        size: ['512', '2048'],
        tasks: [1, 2],
        capacity: { FARGATE_SPOT: [0, 1] },
        held: HELD.ai,
      },
      rails: {
        size: ['256', '1024'],
        tasks: [1, 2],
        capacity: { FARGATE_SPOT: [0, 1] },
        held: HELD.rails,
      },
      sidekiq: {
        size: ['256', '1024'],
        tasks: [1, 2],
        capacity: { FARGATE_SPOT: [0, 1] },
        held: HELD.sidekiq,
      },
    },
    routes: ROUTES,
  },
};
