import { ENOUGH_NODES, versionsOf } from '../../modules/config/rules/data-stores';
import { Redis } from '../../modules/elasticache/redis';
import { ENGINE_VERSIONS, redisSettings } from '../../modules/elasticache/settings';
import { resourceName } from '../../modules/shared/naming';
import { isOn } from '../../modules/shared/schema';
import { storeRedisUrl } from '../../stacks/foundation/secrets';
import { logRetentionInput, nameInput, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';
import { outputOf } from '../module-output';

/** ElastiCache with Redis OSS or Valkey. The module `secrets` creates the secret of REDIS_URL. */
export const elasticache: ModuleDefinition = {
  name: 'elasticache',
  summary:
    'ElastiCache with Redis OSS or Valkey in private subnets: TLS only, encrypted, without eviction. Writes REDIS_URL.',
  build: (module, environment) => {
    const { inputs } = module;
    const name = nameInput(inputs, environment, 'redis');
    const redis = inputs.settings(redisSettings, environment.redis);
    const cache = new Redis(module, 'redis', {
      replicationGroupId: resourceName(renamed(environment, name), 'redis'),
      redis,
      subnetIds: inputs.list('subnet_ids', 'Private subnets, one of each zone.'),
      securityGroupId: inputs.text('security_group_id', 'Security group of the nodes.', {
        from: outputOf('security-groups', 'security_group_ids', 'redis'),
      }),
      keyArn: inputs.text(
        'key_arn',
        'KMS key of data and snapshots. Changing it replaces the replication group.',
        {
          from: outputOf('kms', 'key_arns', 'redis'),
        },
      ),
      logsKeyArn: inputs.text('logs_key_arn', 'KMS key of the log groups.', {
        from: outputOf('kms', 'key_arns', 'logs'),
      }),
      logRetentionDays: logRetentionInput(inputs, environment),
      protect: isOn(environment.deletionProtection),
    });
    const redisUrlSecretArn = storeRedisUrl(module, {
      secretArn: inputs.text(
        'redis_url_secret_arn',
        'ARN of the secret of REDIS_URL. The module writes its value.',
        {
          from: outputOf('secrets', 'secret_arns', 'REDIS_URL'),
        },
      ),
      redis,
      address: cache.primaryEndpointAddress,
    });
    for (const engine of ['redis', 'valkey'] as const) {
      inputs.rule('engine_version', {
        condition: `var.engine != "${engine}" || contains(${JSON.stringify(ENGINE_VERSIONS[engine])}, var.engine_version)`,
        errorMessage: `engine_version must be ${versionsOf(engine)}; got \${var.engine_version}.`,
      });
    }
    if (isOn(environment.redis.automaticFailover)) {
      inputs.rule('nodes', {
        condition: 'var.nodes >= 2',
        errorMessage: `nodes must be ${ENOUGH_NODES}; got \${var.nodes}.`,
      });
    }

    module.output('primary_endpoint_address', 'Host name of the primary node.', cache.primaryEndpointAddress);
    module.output('port', 'TCP port.', redis.port);
    module.output(
      'redis_url_secret_arn',
      'ARN of the secret of REDIS_URL, known once it has a value, to look up its current version.',
      redisUrlSecretArn,
    );
    module.output('replication_group_id', 'Id of the replication group.', cache.replicationGroupId);
    module.output('slow_log_group_name', 'Log group of slow commands.', cache.slowLogGroupName);
  },
};
