import { NODE_TYPES, redisSettings } from '../../modules/elasticache/settings';
import { elasticache } from '../../terraform-modules/definitions/elasticache';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const synthesized = synthesizeModule(elasticache);

describe('the module elasticache', () => {
  itTakesEverySetting({ definition: elasticache, schema: redisSettings, value: shipped.prod.redis });

  it('writes REDIS_URL once, without AUTH, and never again', () => {
    expect(synthesized.at('aws_secretsmanager_secret_version.redis-url-value')).toEqual({
      secret_id: '${var.redis_url_secret_arn}',
      secret_string_wo:
        'rediss://${aws_elasticache_replication_group.redis.primary_endpoint_address}:${var.port}/0',
      secret_string_wo_version: 1,
    });
  });

  it('refuses a node type that is not in the table', () => {
    expect(NODE_TYPES).toEqual(expect.arrayContaining(['cache.t4g.micro', 'cache.r7g.16xlarge']));
    expect(synthesized.conditions('node_type')).toEqual([
      `\${contains(${JSON.stringify(NODE_TYPES)}, var.node_type)}`,
    ]);
    expect(synthesized.refusals('node_type')).toEqual([
      'node_type must be a node type of the families cache.t3, cache.t4g, cache.m5, cache.m6g, cache.m7g, ' +
        'cache.r5, cache.r6g, cache.r7g, such as cache.t3.small; got ${var.node_type}.',
    ]);
  });

  it('refuses failover without a replica', () => {
    expect(synthesized.conditions('nodes')).toContain('${var.nodes >= 2}');
    expect(synthesized.refusals('nodes')).toContain(
      'nodes must be from 2 to 6 with automatic failover; got ${var.nodes}.',
    );
  });

  it('takes a single node where there is no failover', () => {
    expect(synthesizeModule(elasticache, shipped.staging).conditions('nodes')).toEqual([
      '${floor(var.nodes) == var.nodes && var.nodes >= 1 && var.nodes <= 6}',
    ]);
  });

  it('takes no name that would make the id of the group too long', () => {
    expect(synthesized.refusals('name')).toEqual([
      'name must be lower-case words joined by hyphens, at most 34 characters; got ${var.name}.',
    ]);
  });
});
