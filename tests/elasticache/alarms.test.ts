import { redisAlarms } from '../../modules/elasticache/alarms';
import { alarm, standard } from '../alarms/support/catalogue';

describe('the alarms of Redis', () => {
  const redis = { replicationGroupId: 'redis', nodes: 3, nodeType: 'cache.m7g.large' };

  it('exist for each node, because the primary changes', () => {
    const memory = redisAlarms(redis, standard.redis).filter(({ name }) => name.endsWith('-memory'));
    expect(memory.map(({ measure }) => measure)).toMatchObject(
      ['redis-001', 'redis-002', 'redis-003'].map((CacheClusterId) => ({ dimensions: { CacheClusterId } })),
    );
  });

  it('page when no node publishes anything, and warn when one of several does not', () => {
    const alarms = redisAlarms({ ...redis, nodes: 2 }, standard.redis);
    expect(alarm('redis-no-data', alarms)).toMatchObject({
      measure: {
        expression: 'FILL(node001, 0) + FILL(node002, 0)',
        metrics: { node002: { dimensions: { CacheClusterId: 'redis-002' }, statistic: 'SampleCount' } },
      },
      threshold: 1,
      missingData: 'breaching',
      impact: 'users',
    });
    // Without FILL, which would put it in ALARM when Redis is gone.
    expect(alarm('redis-known', alarms)).toMatchObject({
      measure: { dimensions: { CacheClusterId: 'redis-001' } },
      missingData: 'ignore',
    });
    expect(alarm('redis-002-no-data', alarms)).toMatchObject({ missingData: 'breaching', impact: 'none' });
  });

  it('watch replication lag only with replicas, and CPU credits only on burstable nodes', () => {
    const all = (nodes: number, nodeType: string) =>
      redisAlarms({ ...redis, nodes, nodeType }, standard.redis).map(({ name }) => name);
    expect(all(1, 'cache.t4g.micro')).toEqual([
      'redis-no-data',
      'redis-known',
      'redis-001-memory',
      'redis-001-evictions',
      'redis-001-engine-cpu',
      'redis-001-connections',
      'redis-001-cpu-credits',
    ]);
    expect(all(3, 'cache.m7g.large')).toContain('redis-003-replication-lag');
    expect(all(3, 'cache.m7g.large')).not.toContain('redis-003-cpu-credits');
  });
});
