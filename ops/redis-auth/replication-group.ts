import {
  DescribeReplicationGroupsCommand,
  type ElastiCacheClient,
  ModifyReplicationGroupCommand,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import { UserError } from '../../modules/shared/user-error';
import type { Sender } from '../toolbox/aws/client-config';
import { type RetryPolicy, retryUntil } from '../toolbox/retry';

/** ROTATE adds a token beside what is valid; SET leaves it as the only one. */
export type Strategy = 'ROTATE' | 'SET';

/** A replication group of ElastiCache, as far as its AUTH token is concerned. */
export interface RedisGroup {
  /** Host name and port of the primary. */
  readonly host: string;
  /** When a token was last added or set; the beginning of time for a group that never had one. */
  readonly tokenChangedAt: Date;
}

/** Half an hour. */
const AWAIT_AVAILABLE: RetryPolicy = { attempts: 180, pauseMilliseconds: 10_000 };

export interface GroupAccess {
  readonly id: string;
  readonly elasticache: Sender<ElastiCacheClient>;
  readonly print: (line: string) => void;
  /** @default half an hour */
  readonly retryPolicy?: RetryPolicy;
}

/**
 * Waits until the group is available, with a line for each change of its status.
 * @param changedAfter the token must have changed after that: an answer may be older than the call that changed it
 * @throws UserError when there is no such group, when it does not become available, or when it takes no token
 * @see Amazon ElastiCache API Reference, "ReplicationGroup"
 */
export async function availableGroup(access: GroupAccess, changedAfter?: Date): Promise<RedisGroup> {
  const { id, print, retryPolicy = AWAIT_AVAILABLE } = access;
  let shown = '';
  const group = await retryUntil(
    async () => {
      const found = await describe(access);
      const status = statusOf(found, changedAfter);
      if (status !== shown && status !== 'available') print(`${id} is ${status}`);
      shown = status;
      return found;
    },
    (found) => statusOf(found, changedAfter) === 'available',
    retryPolicy,
  );
  const status = statusOf(group, changedAfter);
  if (status !== 'available') {
    throw new UserError(`${id} is still ${status}. Run this command again when it is available.`);
  }
  return redisGroup(id, group);
}

/** The status; a change of the token that is under way counts, too. */
function statusOf(group: ReplicationGroup, changedAfter?: Date): string {
  const { Status = 'unknown', PendingModifiedValues } = group;
  const token = PendingModifiedValues?.AuthTokenStatus;
  if (Status !== 'available') return Status;
  if (token) return `available, its token is ${token.toLowerCase()}`;
  if (changedAfter && tokenChangedAt(group) <= changedAfter)
    return 'available, its token has not changed yet';
  return Status;
}

const tokenChangedAt = ({ AuthTokenLastModifiedDate }: ReplicationGroup): Date =>
  AuthTokenLastModifiedDate ?? new Date(0);

function redisGroup(id: string, group: ReplicationGroup): RedisGroup {
  const { Address, Port } = group.NodeGroups?.[0]?.PrimaryEndpoint ?? {};
  if (!Address || !Port) throw new UserError(`${id} has no endpoint of its primary.`);
  if (!group.TransitEncryptionEnabled) {
    throw new UserError(`${id} does not encrypt connections, and ElastiCache then takes no AUTH token.`);
  }
  return { host: `${Address}:${Port}`, tokenChangedAt: tokenChangedAt(group) };
}

async function describe({ id, elasticache }: GroupAccess): Promise<ReplicationGroup> {
  const missing = () => new UserError(`There is no replication group ${id}. Apply the foundation first.`);
  try {
    const { ReplicationGroups = [] } = await elasticache.send(
      new DescribeReplicationGroupsCommand({ ReplicationGroupId: id }),
    );
    const [group] = ReplicationGroups;
    if (!group) throw missing();
    return group;
  } catch (error) {
    if ((error as Error).name === 'ReplicationGroupNotFoundFault') throw missing();
    throw error;
  }
}

/**
 * Adds or sets a token at once, and waits until it is valid.
 * @param before the group as it is now
 * @see Amazon ElastiCache User Guide, "Authenticating with the Valkey and Redis OSS AUTH command", "Modifying the AUTH
 * token"
 */
export async function changeToken(
  access: GroupAccess,
  strategy: Strategy,
  token: string,
  before: RedisGroup,
): Promise<RedisGroup> {
  await access.elasticache.send(
    new ModifyReplicationGroupCommand({
      ReplicationGroupId: access.id,
      AuthToken: token,
      AuthTokenUpdateStrategy: strategy,
      ApplyImmediately: true,
    }),
  );
  return availableGroup(access, before.tokenChangedAt);
}
