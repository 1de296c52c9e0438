import { z } from 'zod';
import { certificateThresholds } from '../acm/alarm-settings';
import { loadBalancerThresholds } from '../alb/alarm-settings';
import { serviceThresholds } from '../ecs/alarm-settings';
import { vectorStoreThresholds } from '../efs/alarm-settings';
import { redisThresholds } from '../elasticache/alarm-settings';
import { natThresholds } from '../network/alarm-settings';
import { databaseThresholds } from '../rds/alarm-settings';
import { firewallThresholds } from '../waf/alarm-settings';

/**
 * From which value on each alarm of an environment rings. How long it has to last is fixed in its definition.
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
