import assert from 'node:assert/strict';
import type { Aws } from '../aws';
import { findDatabase } from './database';
import type { ExpectedEnvironment } from './expected';
import { expectEqual } from './lookups';
import { findRedis } from './redis';
import { secretValue } from './secrets';

/** A URL that is stored for tasks, with the user that it names and the secret that holds its password. */
interface StoredUrl {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

const MIGRATION: StoredUrl = {
  url: 'migration-database-url',
  user: 'bmo_learning',
  password: 'database-master-password',
};

/**
 * The database lets in the master user with the stored URL of the migration. The URL of the services has the stored
 * password of their role: that role exists in a real PostgreSQL only, after the migration.
 * @param application the role that the services log in as
 */
export async function expectDatabaseUrls(
  aws: Aws,
  expected: ExpectedEnvironment,
  application = 'application_1',
): Promise<string> {
  const url = await expectStored(aws, expected, MIGRATION);
  expectEqual('refusal of the stored URL of the migration', await refusal(aws, url.href), undefined);
  const forged = url.href.replace(url.password, 'x'.repeat(url.password.length));
  assert.match((await refusal(aws, forged)) ?? '', /password authentication failed/);
  await expectStored(aws, expected, {
    url: 'database-url',
    user: application,
    password: 'database-application-password',
  });
  return `the database lets the migration in; the services log in as ${application}`;
}

async function expectStored(aws: Aws, expected: ExpectedEnvironment, stored: StoredUrl): Promise<URL> {
  const { secretPath } = expected;
  const url = new URL(await secretValue(aws, `${secretPath}/${stored.url}`));
  expectEqual(`user in ${stored.url}`, url.username, stored.user);
  const password = await secretValue(aws, `${secretPath}/${stored.password}`);
  // Not with expectEqual: its message would show both.
  assert.ok(url.password === password, `${stored.url} and ${stored.password} hold different passwords`);
  assert.match(password, /^[A-Za-z0-9]{48}$/, 'the password is not 48 letters and digits');
  const { Endpoint } = await findDatabase(aws, expected);
  const place = `${Endpoint?.Address}:${Endpoint?.Port}`;
  expectEqual(`address in ${stored.url}`, `${url.hostname}:${url.port}`, place);
  return url;
}

/** REDIS_URL leads to the primary over TLS; AUTH is the operator's to add. */
export async function expectRedisUrl(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const url = await secretValue(aws, `${expected.secretPath}/redis-url`);
  const { NodeGroups = [] } = await findRedis(aws, expected);
  const { Address, Port } = NodeGroups[0]?.PrimaryEndpoint ?? {};
  expectEqual('REDIS_URL', url, `rediss://${Address}:${Port}/0`);
  return 'leads to the primary, over TLS';
}

/** Why the database that a URL names refuses it; undefined if it does not. */
export async function refusal({ endpoint }: Aws, url: string): Promise<string | undefined> {
  const response = await fetch(`${endpoint}/emulator/database-login`, { method: 'POST', body: url });
  if (response.status === 204) return undefined;
  if (response.status === 403) return response.text();
  throw new Error(`The emulator answers ${response.status} to a login.`);
}
