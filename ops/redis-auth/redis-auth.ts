import type { ECSClient } from '@aws-sdk/client-ecs';
import type { Sender } from '../toolbox/aws/client-config';
import { type Readers, requireVersion } from './readers';
import type { RedisUrl, UrlVersion } from './redis-url';
import { availableGroup, changeToken, type GroupAccess, type RedisGroup } from './replication-group';

/** What the change of a token works with. */
export interface RedisAuth {
  readonly group: GroupAccess;
  readonly url: RedisUrl;
  readonly ecs: Sender<ECSClient>;
  /** Fails if the application's plan is not empty: its changes would be deployed together with the token. */
  readonly requireNothingPlanned: () => Promise<void>;
  /** Deploys the application with the current version of REDIS_URL. */
  readonly redeploy: () => Promise<void>;
  /** The services that read REDIS_URL, as the application's state names them. */
  readonly readers: () => Promise<Readers>;
  readonly print: (line: string) => void;
}

/**
 * Gives Redis a new AUTH token, the first one or another one, without a moment in which a task cannot connect:
 *
 * 1. stores REDIS_URL with a new token, as a version that nobody reads yet;
 * 2. ROTATE: Redis accepts the new token beside what it accepted before;
 * 3. makes that version the current one, and deploys the services that read it;
 * 4. SET: Redis accepts the new token alone.
 *
 * What was done is read from AWS, so that it can be run again after every interruption. Until step 4 tasks with the URL of
 * before keep working. When the deployment fails, the version of before is the current one again.
 *
 * @throws UserError when a step is refused; the message says in which state Redis and the secret are
 * @see Amazon ElastiCache User Guide, "Authenticating with the Valkey and Redis OSS AUTH command"
 */
export async function changeAuthToken(auth: RedisAuth): Promise<void> {
  const { url, print } = auth;
  const group = await availableGroup(auth.group);
  const pending = await pendingUrl(auth, group);
  const accepted = await accept(auth, pending, group);
  await deploy(auth, pending);
  await requireVersion(await auth.readers(), pending.versionId, auth.ecs);

  const now = await availableGroup(auth.group);
  if (now.tokenChangedAt.getTime() <= accepted.getTime()) {
    print('SET: Redis accepts the new token alone');
    const { token } = await url.valueOf(pending);
    await changeToken(auth.group, 'SET', token, now);
  }
  const done = await url.pending();
  if (done) await url.finish(done);
  print('Redis accepts connections with the new token only, and all services have it.');
}

/** The version with the new token: of an interrupted run, if it leads to this group. */
async function pendingUrl(
  { url, requireNothingPlanned, print }: RedisAuth,
  group: RedisGroup,
): Promise<UrlVersion> {
  const found = await url.pending();
  if (found && (await url.valueOf(found)).host === group.host) {
    print('Continuing an interrupted run.');
    return found;
  }
  await url.current();
  await requireNothingPlanned();
  print(`Storing a new token in ${url.secretId}`);
  return url.propose(group.host);
}

/** Makes Redis accept the token, and returns since when it does. */
async function accept({ url, group, print }: RedisAuth, pending: UrlVersion, now: RedisGroup): Promise<Date> {
  const noted = url.acceptedAt(pending);
  if (noted) return noted;
  const isAccepted = now.tokenChangedAt.getTime() >= pending.createdAt.getTime();
  if (!isAccepted) print('ROTATE: Redis accepts the new token beside the old one, or beside none');
  const changed = isAccepted
    ? now
    : await changeToken(group, 'ROTATE', (await url.valueOf(pending)).token, now);
  await url.noteAccepted(pending, changed.tokenChangedAt);
  return changed.tokenChangedAt;
}

/** Deploys the readers; when that fails, later deployments get the version of before. */
async function deploy({ url, redeploy, print }: RedisAuth, pending: UrlVersion): Promise<void> {
  const before = await url.current();
  if (before.versionId !== pending.versionId) {
    print('Making the new version of REDIS_URL the current one');
    await url.makeCurrent(pending, before);
  }
  try {
    await redeploy();
  } catch (error) {
    const isMovedBack = before.versionId !== pending.versionId;
    if (isMovedBack) await url.makeCurrent(before, pending);
    print(
      'The services were not deployed. Redis accepts both tokens' +
        (isMovedBack ? ', the version of REDIS_URL from before is the current one again,' : '') +
        ' and running tasks are not affected. Correct the cause and run this command again.',
    );
    throw error;
  }
}
