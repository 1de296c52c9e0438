import { redisSettings } from '../../modules/elasticache/settings';
import { elasticache } from '../../terraform-modules/definitions/elasticache';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const synthesized = synthesizeModule(elasticache);

describe('the module elasticache', () => {
  itTakesEverySetting({ definition: elasticache, schema: redisSettings, value: shipped.prod.redis });

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
