import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeReplicationGroupsCommand } from '@aws-sdk/client-elasticache';
import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import { type Check, type Finding, notReady, ready } from './check';
import type { Clients, Subject } from './subject';

/** Phases 2 and 4: database and Redis, and what is in the database. */
export const storeChecks = (subject: Subject, clients: Clients): readonly Check[] => {
  const { name } = subject.environment;
  const apply = `npx bmo tf ${name} plan foundation, then apply`;
  return [
    {
      id: 'database',
      phase: 4,
      title: 'The database is available',
      look: () => databaseFinding(subject, clients, apply),
    },
    {
      id: 'redis',
      phase: 2,
      title: 'Redis is available',
      look: async () => {
        const group = await replicationGroup(subject, clients);
        if (!group) return notReady('it does not exist', apply);
        return group.Status === 'available'
          ? ready(`${group.MemberClusters?.length ?? 0} nodes`)
          : notReady(`status ${group.Status}`, 'Wait until ElastiCache has made it available.');
      },
    },
    {
      id: 'redis-auth',
      phase: 7,
      title: 'Redis demands an AUTH token',
      look: async () => {
        const group = await replicationGroup(subject, clients);
        return group?.AuthTokenEnabled
          ? ready('AUTH is on')
          : notReady('TLS and security groups alone protect it', `npx bmo redis-auth ${name}`);
      },
    },
    {
      id: 'migration',
      phase: 4,
      title: 'The last migration succeeded',
      look: () => migrationFinding(subject, clients),
    },
  ];
};

async function databaseFinding({ environment }: Subject, { rds }: Clients, apply: string): Promise<Finding> {
  const DBInstanceIdentifier = resourceName(environment, 'database');
  const { DBInstances = [] } = await rds
    .send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }))
    .catch(nothingFor('DBInstanceNotFoundFault', 'DBInstanceNotFound'));
  const [database] = DBInstances;
  if (!database) return notReady('it does not exist', apply);
  const { DBInstanceStatus, Engine, EngineVersion = '', DeletionProtection } = database;
  if (DBInstanceStatus !== 'available') {
    return notReady(`status ${DBInstanceStatus}`, 'Wait until RDS has made it available.');
  }
  if (isOn(environment.deletionProtection) && !DeletionProtection) {
    return notReady('its deletion protection is off', apply);
  }
  return ready(`${Engine} ${EngineVersion}`);
}

async function replicationGroup({ environment }: Subject, { elasticache }: Clients) {
  const { ReplicationGroups = [] } = await elasticache
    .send(new DescribeReplicationGroupsCommand({ ReplicationGroupId: resourceName(environment, 'redis') }))
    .catch(nothingFor('ReplicationGroupNotFoundFault'));
  return ReplicationGroups[0];
}

/** What the migration prints at its end, when the services can log in. */
const SUCCESS = /\b\w+ can connect\.$/;

async function migrationFinding({ environment }: Subject, { logs }: Clients): Promise<Finding> {
  const fix = `npx bmo migrate ${environment.name}`;
  const logGroupName = `/ecs/${resourceName(environment)}/migration`;
  const { logStreams = [] } = await logs
    .send(
      new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true, limit: 1 }),
    )
    .catch(nothingFor('ResourceNotFoundException'));
  const logStreamName = logStreams[0]?.logStreamName;
  if (!logStreamName) return notReady('no migration has run', fix);
  const { events = [] } = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, limit: 1 }));
  const last = events.at(-1)?.message?.trim() ?? '';
  return SUCCESS.test(last)
    ? ready(`its log ends with: ${last}`)
    : notReady(`its log ends with: ${last || 'nothing'}`, `${fix}; its log: ${logGroupName}`);
}

/** An answer without anything in it, where AWS says with an error that there is nothing. */
export const nothingFor =
  (...names: readonly string[]) =>
  (error: Error): Record<string, undefined> => {
    if (names.includes(error.name)) return {};
    throw error;
  };
