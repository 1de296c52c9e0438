import type { Aws } from '../aws';
import type { Claim } from '../claims';
import { expectAlarmTopics } from './alarm-topic';
import { expectAlarms } from './alarms';
import { expectAutoscaling } from './autoscaling';
import { expectBackup } from './backup';
import { expectBuckets } from './buckets';
import { expectDatabase } from './database';
import { expectDiscovery } from './discovery';
import { expectDns } from './dns';
import type { ExpectedEnvironment } from './expected';
import { expectFirewall } from './firewall';
import { expectFlowLog } from './flow-log';
import { expectGatewayEndpoints } from './gateway-endpoints';
import { expectImageRepositories } from './image-repositories';
import { expectKeys } from './keys';
import { expectLoadBalancer } from './load-balancer';
import { expectReachability } from './reachability';
import { expectRedis } from './redis';
import { expectPrivateRoutes, expectPublicRoutes } from './routes';
import { expectSecrets } from './secrets';
import { expectSecurityGroups } from './security-groups';
import { expectServices } from './services';
import { expectTaskDefinitions } from './task-definitions';
import { expectTaskSecrets } from './task-secrets';
import { expectUploadPaths } from './upload-paths';
import { expectDatabaseUrls, expectRedisUrl } from './urls';

/** Sender AWS about one concern and returns what there is to say about it. */
type Check = (aws: Aws, expected: ExpectedEnvironment) => Promise<string>;

const CHECKS = {
  'private subnets leave through NAT': expectPrivateRoutes,
  'public route table': expectPublicRoutes,
  'gateway endpoints': expectGatewayEndpoints,
  'flow log': expectFlowLog,
  'security groups': expectSecurityGroups,
  keys: expectKeys,
  buckets: expectBuckets,
  database: expectDatabase,
  Redis: expectRedis,
  secrets: expectSecrets,
  DATABASE_URL: expectDatabaseUrls,
  REDIS_URL: expectRedisUrl,
  backup: expectBackup,
  'alarm topics': expectAlarmTopics,
  alarms: expectAlarms,
  repositories: expectImageRepositories,
  'load balancer': expectLoadBalancer,
  DNS: expectDns,
  firewall: expectFirewall,
  'upload paths': expectUploadPaths,
  services: expectServices,
  'variables of tasks': expectTaskDefinitions,
  'secrets of tasks': expectTaskSecrets,
  'from listener to container': expectReachability,
  'from Rails and Sidekiq to the AI service': expectDiscovery,
  autoscaling: expectAutoscaling,
} satisfies Partial<Readonly<Record<Claim, Check>>>;

/** Everything that must be there, by the claim that it proves. */
export const checks = Object.entries(CHECKS) as readonly [keyof typeof CHECKS, Check][];
