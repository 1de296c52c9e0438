import { redisAlarms } from '../../modules/elasticache/alarms';
import { standard } from '../alarms/support/catalogue';

describe('the alarms of Redis', () => {
  const redis = { replicationGroupId: 'redis', nodes: 3, nodeType: 'cache.m7g.large' };

  it('exist for each node, because the primary changes', () => {
    const memory = redisAlarms(redis, standard.redis).filter(({ name }) => name.endsWith('-memory'));
    expect(memory.map(({ measure }) => measure)).toMatchObject(
      ['redis-001', 'redis-002', 'redis-003'].map((CacheClusterId) => ({ dimensions: { CacheClusterId } })),
    );
  });

  it('watch replication lag only with replicas, and CPU credits only on burstable nodes', () => {
    const all = (nodes: number, nodeType: string) =>
      redisAlarms({ ...redis, nodes, nodeType }, standard.redis).map(({ name }) => name);
    expect(all(1, 'cache.t4g.micro')).toEqual([
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
