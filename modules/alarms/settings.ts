import { z } from 'zod';
import { databaseThresholds } from './thresholds/database';
import { certificateThresholds, firewallThresholds, natThresholds } from './thresholds/edge';
import { redisThresholds } from './thresholds/redis';
import { loadBalancerThresholds, serviceThresholds } from './thresholds/services';
import { percent } from './thresholds/units';

const vectorStoreThresholds = z.strictObject({
  ioPercent: percent(
    80,
    'Use of the I/O that the file system allows above which it rings, in percent, for 15 minutes. Default 80.',
  ),
});

/**
 * From which value on each alarm of an environment rings. How long it has to last is fixed in the catalogue.
 * Alarms on backups have no threshold: one that failed or is missing is one too many.
 * @see Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms"
 */
export const alarmSettings = z.strictObject({
  services: serviceThresholds.prefault({}).describe('ECS services, each of them.'),
  loadBalancer: loadBalancerThresholds.prefault({}).describe('What users get.'),
  certificate: certificateThresholds.prefault({}).describe('Certificates of ACM.'),
  firewall: firewallThresholds.prefault({}).describe('AWS WAF.'),
  nat: natThresholds.prefault({}).describe('NAT gateways, each of them.'),
  database: databaseThresholds.prefault({}).describe('RDS for PostgreSQL.'),
  redis: redisThresholds.prefault({}).describe('ElastiCache for Redis OSS, each node.'),
  vectorStore: vectorStoreThresholds.prefault({}).describe('EFS, where it is on.'),
});

export type AlarmSettings = z.infer<typeof alarmSettings>;
