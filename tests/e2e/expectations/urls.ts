import assert from 'node:assert/strict';
import type { Aws } from '../aws';
import { findDatabase } from './database';
import type { ExpectedEnvironment } from './expected';
import { expectEqual } from './lookups';
import { findRedis } from './redis';
import { secretValue } from './secrets';

/** The database lets in whoever has the stored DATABASE_URL; its password is the stored master password. */
export async function expectDatabaseUrl(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { secretPath } = expected;
  const url = await secretValue(aws, `${secretPath}/database-url`);
  expectEqual('refusal of the stored DATABASE_URL', await refusal(aws, url), undefined);
  // Not with expectEqual: its message would show both.
  const { password, hostname, port } = new URL(url);
  const stored = await secretValue(aws, `${secretPath}/database-master-password`);
  assert.ok(password === stored, 'DATABASE_URL and database-master-password hold different passwords');
  assert.match(password, /^[A-Za-z0-9]{48}$/, 'the password is not 48 letters and digits');

  const { Endpoint } = await findDatabase(aws, expected);
  expectEqual('address in DATABASE_URL', `${hostname}:${port}`, `${Endpoint?.Address}:${Endpoint?.Port}`);
  const forged = url.replace(password, 'x'.repeat(password.length));
  assert.match((await refusal(aws, forged)) ?? '', /password authentication failed/);
  return 'the database lets it in';
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
