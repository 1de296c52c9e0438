import { serviceSettings } from '../../modules/ecs/service-settings';
import { redisSettings } from '../../modules/elasticache/settings';
import { databaseSettings } from '../../modules/rds/settings';
import { createSecurityGroups } from '../../stacks/foundation/network';
import { nameInput, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

/** A security group for each role, and the rules between them. */
export const securityGroups: ModuleDefinition = {
  name: 'security-groups',
  summary: 'A security group for each role with the rules between them. Other traffic is denied.',
  build: (module, environment) => {
    const { inputs } = module;
    const { services, database, redis } = environment;
    const { ai, rails } = serviceSettings.shape;
    const name = nameInput(inputs, environment, 'sidekiq', 'database', 'endpoints');
    const ports = {
      ai: inputs.setting('ai_port', ai.shape.port, services.ai.port),
      rails: inputs.setting('rails_port', rails.shape.port, services.rails.port),
      database: inputs.setting('database_port', databaseSettings.shape.port, database.port),
      redis: inputs.setting('redis_port', redisSettings.shape.port, redis.port),
    };
    const { securityGroupIds } = createSecurityGroups(
      module,
      {
        ...renamed(environment, name),
        services: {
          ...services,
          ai: { ...services.ai, port: ports.ai },
          rails: { ...services.rails, port: ports.rails },
        },
        database: { ...database, port: ports.database },
        redis: { ...redis, port: ports.redis },
      },
      inputs.text('vpc_id', 'VPC of the groups.'),
    );
    module.output('security_group_ids', 'Id of the security group of each role.', securityGroupIds);
  },
};
