import assert from 'node:assert/strict';
import { ECSClient } from '@aws-sdk/client-ecs';
import { changeAuthToken } from '../../../ops/redis-auth/redis-auth';
import { RedisUrl } from '../../../ops/redis-auth/redis-url';
import { REGION } from '../emulator';
import type { EnvironmentRun } from '../environment';
import { SERVICES } from '../expectations/expected-application';
import { findRedis } from '../expectations/redis';
import { secretValue } from '../expectations/secrets';
import { rollOut } from './roll-out';

/** What `npx bmo redis-auth` does, with the applies of this run: Redis gets its first AUTH token. */
export async function turnOnRedisAuth(environment: EnvironmentRun): Promise<void> {
  const { name, application, steps, aws, expected } = environment;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const printed: string[] = [];
  const print = (line: string): void => {
    printed.push(line);
  };
  await changeAuthToken({
    group: { id: `${expected.prefix}-redis`, elasticache: aws.elasticache, print },
    url: new RedisUrl(`${expected.secretPath}/redis-url`, aws.secrets),
    ecs: new ECSClient({ endpoint: aws.endpoint, region: REGION, credentials }),
    requireNothingPlanned: async () => {
      await application.expectNoChanges();
    },
    redeploy: () => rollOut(environment, 'Redis AUTH deploys', 'REDIS_URL with a token', SERVICES),
    readers: async () => ({
      clusterName: expected.prefix,
      serviceNames: SERVICES.map((service) => `${expected.prefix}-${service}`),
    }),
    print,
  });
  await steps.prove('Redis AUTH', `${name}: AUTH token of Redis`, async (say) => {
    const { AuthTokenEnabled } = await findRedis(aws, expected);
    assert.ok(AuthTokenEnabled, 'Redis has no AUTH token');
    const url = await secretValue(aws, `${expected.secretPath}/redis-url`);
    assert.match(url, /^rediss:\/\/:[A-Za-z0-9]{64}@/, 'REDIS_URL has no token');
    say(printed.at(-1) ?? '');
  });
}
