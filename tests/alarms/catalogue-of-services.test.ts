import { backupAlarms } from '../../modules/alarms/catalogue/backup';
import { databaseAlarms } from '../../modules/alarms/catalogue/database';
import { firewallAlarms } from '../../modules/alarms/catalogue/firewall';
import { redisAlarms } from '../../modules/alarms/catalogue/redis';
import { targetAlarms } from '../../modules/alarms/catalogue/targets';
import { alarm, catalogue, database, standard } from './support/catalogue';

describe('the alarms of the load balancer', () => {
  it('ring for a share of errors, not for a number, and not for a single one at night', () => {
    expect(alarm('alb-errors')).toMatchObject({
      measure: {
        expression: 'IF(requests + own >= 20, 100 * (own + targets) / (requests + own), 0)',
        metrics: {
          requests: { name: 'RequestCount', dimensions: { LoadBalancer: 'app/bmo-learning-prod-alb/1' } },
          own: { name: 'HTTPCode_ELB_5XX_Count' },
          targets: { name: 'HTTPCode_Target_5XX_Count' },
        },
      },
      threshold: 5,
      missingData: 'notBreaching',
    });
  });

  it('take silence for an outage where tasks should be, and nowhere else', () => {
    const breaching = catalogue.filter(({ missingData }) => missingData === 'breaching');
    expect(breaching.map(({ name }) => name)).toEqual([
      'rails-no-healthy-hosts',
      'backup-missing-rds',
      'backup-missing-s3',
    ]);
  });

  it('expect less of the ai service, which asks a language model', () => {
    const target = { loadBalancerArnSuffix: 'app/alb/1', targetGroupArnSuffix: 'targetgroup/ai/1' };
    const ai = targetAlarms({ service: 'ai', ...target }, standard.loadBalancer);
    expect(alarm('ai-latency', ai).threshold).toBe(60);
    expect(alarm('rails-latency').threshold).toBe(2);
    expect(alarm('ai-latency', ai).measure).toMatchObject({
      expression: 'IF(requests >= 20, latency, 0)',
      metrics: { latency: { name: 'TargetResponseTime', statistic: 'p95' } },
    });
  });
});

describe('the alarms of the database', () => {
  it('count connections, storage and memory against what the instance has', () => {
    expect(alarm('database-connections').threshold).toBe(304);
    expect(alarm('database-free-storage').threshold).toBe(8 * 1024 ** 3);
    expect(alarm('database-freeable-memory').threshold).toBe(Math.floor(0.4 * 1024 ** 3));
  });

  it('estimate the days to a full volume from four values in a row, a day', () => {
    expect(alarm('database-storage-days-left')).toMatchObject({
      measure: {
        expression: 'IF(RATE(free) < 0, free / (0 - RATE(free)) / 86400, 3650)',
        periodSeconds: 21_600,
      },
      comparison: 'LessThanThreshold',
      threshold: 7,
      evaluationPeriods: 4,
      datapointsToAlarm: 4,
    });
  });

  it('watch CPU credits of burstable classes only, and I/O credits of gp2 only: nobody publishes others', () => {
    const credits = (instanceClass: string, storageType: 'gp2' | 'gp3') =>
      databaseAlarms({ ...database, instanceClass, storageType }, standard.database)
        .map(({ name }) => name)
        .filter((name) => /credits|burst/.test(name));
    expect(credits('db.t4g.micro', 'gp3')).toEqual(['database-cpu-credits']);
    expect(credits('db.m7g.large', 'gp3')).toEqual([]);
    expect(credits('db.m7g.large', 'gp2')).toEqual(['database-burst-balance']);
  });
});

describe('the alarms of Redis', () => {
  const redis = { replicationGroupId: 'redis', nodes: 3, nodeType: 'cache.m7g.large' };

  it('are there for each node, whichever is the primary', () => {
    const memory = redisAlarms(redis, standard.redis).filter(({ name }) => name.endsWith('-memory'));
    expect(memory.map(({ measure }) => measure)).toMatchObject(
      ['redis-001', 'redis-002', 'redis-003'].map((CacheClusterId) => ({ dimensions: { CacheClusterId } })),
    );
  });

  it('watch replication where there are replicas, and credits where there are credits', () => {
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

describe('the alarms of backups', () => {
  it('miss each kind for itself: one that fails is not hidden by the others', () => {
    const alarms = backupAlarms({ vaultName: 'vault', resourceTypes: ['RDS', 'S3', 'EFS'] });
    expect(alarm('backup-missing-efs', alarms)).toMatchObject({
      measure: {
        name: 'NumberOfBackupJobsCompleted',
        dimensions: { BackupVaultName: 'vault', ResourceType: 'EFS' },
        periodSeconds: 3600,
      },
      evaluationPeriods: 26,
      datapointsToAlarm: 26,
      missingData: 'breaching',
    });
  });
});

describe('the alarm of the firewall', () => {
  it.each([
    ['a load balancer', 'us-east-2', { Region: 'us-east-2', Rule: 'ALL', WebACL: 'firewall' }],
    ['CloudFront', undefined, { Rule: 'ALL', WebACL: 'firewall' }],
  ])('asks for the metric that is published in front of %s', (_what, region, dimensions) => {
    const definitions = firewallAlarms({ aclName: 'firewall', region }, standard.firewall);
    expect(alarm('firewall-blocked-requests', definitions).measure).toHaveProperty('dimensions', dimensions);
  });
});
