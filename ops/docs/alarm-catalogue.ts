import { certificateAlarms } from '../../modules/acm/alarms';
import type { AlarmDefinition, EventDefinition } from '../../modules/alarms/alarm-definition';
import { healthEvents } from '../../modules/alarms/health-events';
import { loadBalancerAlarms, targetAlarms } from '../../modules/alb/alarms';
import { deploymentAlarm } from '../../modules/alb/deployment-alarm';
import { backupAlarms } from '../../modules/backup/alarms';
import { chargesAlarm } from '../../modules/budgets/billing-alarm';
import { distributionAlarms } from '../../modules/cloudfront/alarms';
import { alarmSettings } from '../../modules/config/alarm-settings';
import { ecsAlarms, ecsEvents } from '../../modules/ecs/alarms';
import { queueAlarms } from '../../modules/ecs/queue-metrics';
import { vectorStoreAlarms } from '../../modules/efs/alarms';
import { redisAlarms } from '../../modules/elasticache/alarms';
import { natAlarms } from '../../modules/network/alarms';
import { type Database, databaseAlarms, databaseEvents } from '../../modules/rds/alarms';
import { canaryAlarms } from '../../modules/synthetics/alarms';
import { firewallAlarms } from '../../modules/waf/alarms';

/** Default thresholds. */
export const standard = alarmSettings.parse({});

/** An instance like production's. */
export const database: Database = {
  dbInstanceIdentifier: 'bmo-learning-prod-database',
  instanceClass: 'db.t3.medium',
  memoryGiB: 4,
  maxConnections: 380,
  allocatedStorageGiB: 100,
};

const loadBalancerArnSuffix = 'app/bmo-learning-prod-alb/1';

/** All alarms of resources like production's, one of each kind. */
export const catalogue: readonly AlarmDefinition[] = [
  ...ecsAlarms(
    { service: 'rails', clusterName: 'bmo-learning-prod', serviceName: 'bmo-learning-prod-rails' },
    standard.services,
  ),
  ...queueAlarms('bmo-learning-prod-sidekiq', standard.queue),
  ...databaseAlarms(database, standard.database),
  ...redisAlarms(
    { replicationGroupId: 'bmo-learning-prod-redis', nodes: 2, nodeType: 'cache.t3.small' },
    standard.redis,
  ),
  ...loadBalancerAlarms({ loadBalancerArnSuffix }, standard.loadBalancer),
  ...targetAlarms(
    { service: 'rails', loadBalancerArnSuffix, targetGroupArnSuffix: 'targetgroup/rails/1' },
    standard.loadBalancer,
  ),
  deploymentAlarm({ loadBalancerArnSuffix, targetGroupArnSuffix: 'targetgroup/rails/1' }),
  ...certificateAlarms({ certificateArn: 'arn:certificate', usedBy: 'alb' }, standard.certificate),
  ...natAlarms({ natGatewayIds: { a: 'nat-1' } }, standard.nat),
  ...distributionAlarms({ distributionId: 'E2QWRUHAPOMQZL' }, standard.loadBalancer),
  ...firewallAlarms({ aclName: 'bmo-learning-prod-firewall', region: 'us-east-2' }, standard.firewall),
  ...canaryAlarms({ canaryName: 'bmo-learning-prod-canary', everyMinutes: 5 }),
  ...backupAlarms({
    vaultName: 'bmo-learning-prod-backups',
    resourceTypes: ['RDS', 'S3'],
    dbInstanceIdentifier: database.dbInstanceIdentifier,
  }),
  ...vectorStoreAlarms({ fileSystemId: 'fs-1' }, standard.vectorStore),
  chargesAlarm(900),
];

/** All events that are published as notices. */
export const events: readonly EventDefinition[] = [
  ...ecsEvents({
    clusterArn: 'arn:cluster',
    services: [{ serviceName: 'bmo-learning-prod-rails', serviceArn: 'arn:service' }],
  }),
  ...databaseEvents(database),
  ...healthEvents(['RDS', 'ELASTICACHE']),
];
