import type { Aws } from '../aws';
import { expectAlarmTopic } from './alarm-topic';
import { expectBackup } from './backup';
import { expectBuckets } from './buckets';
import { expectDatabase } from './database';
import type { ExpectedEnvironment } from './expected';
import { expectFlowLog } from './flow-log';
import { expectGatewayEndpoints } from './gateway-endpoints';
import { expectKeys } from './keys';
import { expectRedis } from './redis';
import { expectPrivateRoutes, expectPublicRoutes } from './routes';
import { expectSecrets } from './secrets';
import { expectSecurityGroups } from './security-groups';
import { expectDatabaseUrl, expectRedisUrl } from './urls';

/** Asks AWS about one concern and returns what there is to say about it. */
type Check = (aws: Aws, expected: ExpectedEnvironment) => Promise<string>;

/** Everything that must be there, by the name of the step. */
export const checks: Readonly<Record<string, Check>> = {
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
  DATABASE_URL: expectDatabaseUrl,
  REDIS_URL: expectRedisUrl,
  backup: expectBackup,
  'alarm topic': expectAlarmTopic,
};
