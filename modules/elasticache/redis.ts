import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { ElasticacheParameterGroup } from '@cdktf/provider-aws/lib/elasticache-parameter-group';
import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { isOn } from '../shared/schema';
import { assertSettings } from '../shared/validation';
import { type RedisSettings, redisSettings } from './settings';

export interface RedisProps {
  /** Id of the replication group, at most 40 characters. Changing it replaces the group. */
  readonly replicationGroupId: string;
  readonly redis: RedisSettings;
  /** Private subnet of each zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** Encrypts data at rest and snapshots. Changing it replaces the group. */
  readonly keyArn: string;
  /** Encrypts the slow log and the engine log. */
  readonly logsKeyArn: string;
  /** Days that the logs are kept; one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
  /** Whether Terraform rejects every plan that would destroy the group, and changes wait for the maintenance window. */
  readonly protect: boolean;
}

/**
 * ElastiCache for jobs and caching, with Redis OSS or Valkey: TLS required, encrypted at rest, without eviction.
 *
 * `maxmemory-policy` is `noeviction`: when memory runs out, writes fail visibly; any other policy would silently
 * drop Sidekiq's jobs. Cluster mode is off: Sidekiq does not support it.
 *
 * AUTH is not set here: the provider would store the token in the state. `npx bmo redis-auth` sets and rotates it, and
 * Terraform ignores it.
 *
 * @see Amazon ElastiCache User Guide, "ElastiCache in-transit encryption (TLS)"
 */
export class Redis extends Construct {
  /** Host name of the primary; it stays the same after a failover. */
  readonly primaryEndpointAddress: string;
  readonly replicationGroupId: string;
  readonly slowLogGroupName: string;

  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id);
    assertSettings(redisSettings, props.redis, this.node.path);
    const { replicationGroupId, redis, protect } = props;
    const isReplicated = isOn(redis.automaticFailover);

    const subnetGroup = new ElasticacheSubnetGroup(this, 'subnets', {
      name: `${replicationGroupId}-subnets`,
      description: 'Private subnets of Redis',
      subnetIds: [...props.subnetIds],
    });
    const family = familyOf(redis);
    const parameterGroup = new ElasticacheParameterGroup(this, 'parameters', {
      // Another family is another name, so that the new group can be created while the old one is in use.
      name: `${replicationGroupId}-${family}`,
      family,
      description: 'Keeps every key: Sidekiq loses jobs otherwise',
      parameter: [{ name: 'maxmemory-policy', value: 'noeviction' }],
      lifecycle: { createBeforeDestroy: true },
    });
    const logs = {
      'slow-log': this.createLogGroup('slow-log', props),
      'engine-log': this.createLogGroup('engine-log', props),
    };
    const group = new ElasticacheReplicationGroup(this, 'this', {
      replicationGroupId,
      description: 'Jobs and cache of the platform',
      engine: redis.engine,
      engineVersion: redis.engineVersion,
      autoMinorVersionUpgrade: 'true',
      nodeType: redis.nodeType,
      numCacheClusters: redis.nodes,
      automaticFailoverEnabled: isReplicated,
      multiAzEnabled: isReplicated,
      port: redis.port,
      subnetGroupName: subnetGroup.name,
      securityGroupIds: [props.securityGroupId],
      parameterGroupName: parameterGroup.name,

      atRestEncryptionEnabled: 'true',
      kmsKeyId: props.keyArn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: 'required',

      snapshotRetentionLimit: redis.snapshotRetentionDays,
      snapshotWindow: redis.snapshotWindow,
      ...(protect && { finalSnapshotIdentifier: `${replicationGroupId}-final` }),
      maintenanceWindow: redis.maintenanceWindow,
      logDeliveryConfiguration: Object.entries(logs).map(([logType, { name }]) => ({
        logType,
        logFormat: 'json',
        destinationType: 'cloudwatch-logs',
        destination: name,
      })),
      applyImmediately: !protect,
      lifecycle: { preventDestroy: protect, ignoreChanges: ['auth_token', 'auth_token_update_strategy'] },
    });
    this.primaryEndpointAddress = group.primaryEndpointAddress;
    this.replicationGroupId = group.replicationGroupId;
    this.slowLogGroupName = logs['slow-log'].name;
  }

  private createLogGroup(log: string, props: RedisProps): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, log, {
      name: `/aws/elasticache/${props.replicationGroupId}/${log}`,
      kmsKeyId: props.logsKeyArn,
      retentionInDays: props.logRetentionDays,
    });
  }
}

/**
 * Family of parameters: `redis7`, `valkey8`. Terraform computes it where only Terraform knows the version.
 * @see Amazon ElastiCache User Guide, "Valkey and Redis OSS parameters"
 */
function familyOf({ engine, engineVersion }: Pick<RedisSettings, 'engine' | 'engineVersion'>): string {
  const major = Token.isUnresolved(engineVersion)
    ? Fn.element(Fn.split('.', engineVersion), 0)
    : engineVersion.split('.')[0];
  return `${engine}${major}`;
}
