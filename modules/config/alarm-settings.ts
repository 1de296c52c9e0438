import { z } from 'zod';
import { certificateThresholds } from '../acm/alarm-settings';
import { loadBalancerThresholds } from '../alb/alarm-settings';
import { queueThresholds, serviceThresholds } from '../ecs/alarm-settings';
import { vectorStoreThresholds } from '../efs/alarm-settings';
import { redisThresholds } from '../elasticache/alarm-settings';
import { natThresholds } from '../network/alarm-settings';
import { databaseThresholds } from '../rds/alarm-settings';
import { firewallThresholds } from '../waf/alarm-settings';

/**
 * Threshold of each alarm of an environment. Durations are fixed in the definitions. Alarms on backups have no
 * threshold: each backup that failed or is missing alarms.
 * @see Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms"
 */
export const alarmSettings = z.strictObject({
  services: serviceThresholds.prefault({}).describe('Each ECS service.'),
  queue: queueThresholds.prefault({}).describe("Sidekiq's queues."),
  loadBalancer: loadBalancerThresholds.prefault({}).describe('Requests to the load balancer.'),
  certificate: certificateThresholds.prefault({}).describe('ACM certificates.'),
  firewall: firewallThresholds.prefault({}).describe('AWS WAF.'),
  nat: natThresholds.prefault({}).describe('Each NAT gateway.'),
  database: databaseThresholds.prefault({}).describe('RDS for PostgreSQL.'),
  redis: redisThresholds.prefault({}).describe('Each node of ElastiCache for Redis OSS.'),
  vectorStore: vectorStoreThresholds
    .prefault({})
    .describe('EFS file system of the vector store, where it is enabled.'),
});

export type AlarmSettings = z.infer<typeof alarmSettings>;
