import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUNBOOK, runbookLink, stateIn } from '../../modules/alarms/alarm-definition';
import { isMath, type Measure, type Metric } from '../../modules/shared/metric';
import { isSparse, unpublished } from './published-metrics';
import { alarm, catalogue, events } from './support/catalogue';

const names = catalogue.map(({ name }) => name);

/** Alarms that row 12 of the readiness report requires; the budget covers estimated costs. */
const REPORT_ROW_12: Readonly<Record<string, readonly string[]>> = {
  'ECS CPU utilization': ['rails-cpu'],
  'ECS memory utilization': ['rails-memory'],
  'RDS connections': ['database-connections'],
  'RDS storage': ['database-free-storage', 'database-storage-days-left'],
  'RDS CPU': ['database-cpu'],
  'Redis memory usage': ['redis-001-memory', 'redis-002-memory'],
  'ALB 5xx errors': ['alb-errors', 'rails-errors'],
  'ALB target health': ['rails-unhealthy-hosts', 'rails-no-healthy-hosts'],
};

describe('the catalogue of alarms', () => {
  it.each(Object.entries(REPORT_ROW_12))('has %s, required by the report: %j', (_bullet, wanted) => {
    expect(names).toEqual(expect.arrayContaining([...wanted]));
  });

  it('has the other alarms that operations need', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'rails-missing-tasks',
        'rails-no-tasks',
        'sidekiq-queue-latency',
        'database-freeable-memory',
        'database-cpu-credits',
        'database-read-latency',
        'database-write-latency',
        'database-replication-slot-disk',
        'database-replication-slot-lag',
        'database-transaction-ids',
        'redis-001-evictions',
        'redis-001-engine-cpu',
        'redis-001-connections',
        'redis-001-replication-lag',
        'redis-001-cpu-credits',
        'rails-latency',
        'alb-bad-gateway',
        'alb-rejected-connections',
        'alb-certificate',
        'nat-a-port-errors',
        'nat-a-dropped-packets',
        'nat-a-no-data',
        'firewall-blocked-requests',
        'backup-failed',
        'backup-missing-rds',
        'backup-missing-s3',
        'backup-restore-failed',
        'vector-store-io',
      ]),
    );
  });

  it('lets a new burstable instance earn credits for more than an hour before it alarms', () => {
    const credits = catalogue.filter(({ name }) => name.endsWith('cpu-credits'));
    expect(credits).toHaveLength(3);
    for (const { measure, datapointsToAlarm } of credits) {
      expect(datapointsToAlarm * measure.periodSeconds).toBeGreaterThan(2 * 3600);
    }
  });

  it('gives each alarm a unique name that is valid in an address', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const name of [...names, ...events.map((event) => event.name)]) {
      expect(name).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
    }
  });

  it.each(catalogue.map((definition) => [definition.name, definition.measure] as const))(
    'uses in %s only metrics that AWS publishes with these dimensions',
    (_name, measure) => {
      expect(metricsOf(measure).map(unpublished)).toEqual(metricsOf(measure).map(() => undefined));
    },
  );

  it('uses each metric of a calculation in its expression, and no other', () => {
    for (const measure of catalogue.map((definition) => definition.measure).filter(isMath)) {
      const used = measure.expression.match(/\b[a-z]\w*/g) ?? [];
      expect([...new Set(used)].sort()).toEqual(Object.keys(measure.metrics).sort());
      for (const metric of Object.values(measure.metrics)) {
        expect(metric.periodSeconds).toBe(measure.periodSeconds);
      }
    }
  });

  it('has descriptions of at most 1024 characters', () => {
    for (const { meaning, runbook } of catalogue) {
      expect(`${meaning} ${runbookLink(runbook)}`.length).toBeLessThan(1024);
      expect(meaning).toMatch(/^[A-Za-z].*\.$/);
    }
  });

  it('links to every section of the runbook, and to existing ones only', () => {
    const text = readFileSync(join(__dirname, '..', '..', RUNBOOK), 'utf8');
    const headings = [...text.matchAll(/^### ([a-z-]+)$/gm)].map(([, heading]) => heading);
    const linked = [...catalogue, ...events].map(({ runbook }) => runbook);
    expect(headings).toEqual(expect.arrayContaining([...new Set(linked)]));
    expect(headings.filter((heading) => !linked.includes(heading as string))).toEqual([
      'users-affected',
      'data-at-risk',
    ]);
  });

  it.each([
    ['a service', 'rails-no-tasks'],
    ['the targets of the load balancer', 'rails-no-healthy-hosts'],
    ['the database', 'database-no-data'],
    ['Redis', 'redis-no-data'],
    ['a NAT gateway', 'nat-a-no-data'],
    ['the backups', 'backup-missing-rds'],
  ])('pages when %s is gone: %s', (_what, name) => {
    const definition = alarm(name);
    expect(stateIn(definition, 'gone')).toBe('ALARM');
    expect(definition.impact).not.toBe('none');
  });

  it('fires for nothing that is idle', () => {
    expect(catalogue.filter((definition) => stateIn(definition, 'idle') === 'ALARM')).toEqual([]);
  });

  it('pages for something new only where users are not served yet', () => {
    const isOk = (name?: string) => name === undefined || stateIn(alarm(name), 'new') === 'OK';
    const paging = catalogue.filter(
      (definition) =>
        definition.impact !== 'none' &&
        stateIn(definition, 'new') === 'ALARM' &&
        isOk(definition.pagesWhileOk),
    );
    expect(paging.map(({ name }) => name)).toEqual(['rails-no-healthy-hosts']);
  });

  it('pages for what is gone although another alarm must be OK', () => {
    for (const { name, pagesWhileOk } of catalogue.filter(({ name }) => name.endsWith('-no-data'))) {
      // It was OK before, and keeps that state.
      if (pagesWhileOk) expect([name, stateIn(alarm(pagesWhileOk), 'gone')]).toEqual([name, 'unchanged']);
    }
  });

  it.each(catalogue.map((definition) => [definition.name, definition] as const))(
    'says of %s truly what AWS publishes while nobody uses it',
    (_name, { measure, published }) => {
      const isSilent = metricsOf(measure).every(isSparse);
      const divides = isMath(measure) && / \/ \(\w+ \+/.test(measure.expression);
      // A backup runs whether anybody uses the platform or not.
      const isDaily = metricsOf(measure).some(({ name }) => name === 'NumberOfBackupJobsCompleted');
      expect(published.idle).toBe((isSilent && !isDaily) || divides ? 'no value' : 'OK');
      expect(published.gone).toBe('no value');
    },
  );

  it('treats missing data as a fault wherever it fires for what is gone', () => {
    for (const definition of catalogue) {
      expect([definition.name, stateIn(definition, 'gone') === 'ALARM']).toEqual([
        definition.name,
        definition.missingData === 'breaching',
      ]);
    }
  });

  it('pages only if users are affected or data can be lost', () => {
    const withImpact = (wanted: string) =>
      catalogue.filter(({ impact }) => impact === wanted).map(({ name }) => name);
    expect(withImpact('users')).toEqual([
      'rails-no-tasks',
      'database-no-data',
      'database-connections',
      'redis-no-data',
      'alb-errors',
      'alb-outage',
      'alb-rejected-connections',
      'rails-latency',
      'rails-no-healthy-hosts',
      'nat-a-port-errors',
      'nat-a-no-data',
      'cloudfront-errors',
      'cloudfront-outage',
      'public-url',
    ]);
    expect(withImpact('data')).toEqual([
      'database-free-storage',
      'database-transaction-ids',
      'redis-001-memory',
      'redis-001-evictions',
      'redis-002-memory',
      'redis-002-evictions',
      'backup-missing-rds',
      'backup-missing-s3',
    ]);
  });
});

const metricsOf = (measure: Measure): readonly Metric[] =>
  isMath(measure) ? Object.values(measure.metrics) : [measure];
