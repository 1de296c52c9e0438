import { alarmsAboveAutoscaling } from './alarm-thresholds';
import { cooldowns, schedules } from './autoscaling';
import { availabilityZones, enoughAvailabilityZones } from './availability-zones';
import { backupColdStorage, backupSchedules, backupsBucketRetention, backupVaultLock } from './backup-plans';
import { oneBillingAlarm } from './billing-alarm';
import { capacity } from './capacity';
import { cloudFrontCertificate, cloudFrontTimeout } from './cloudfront';
import { databaseConnections, instanceClasses } from './database-connections';
import { deployments, shellsInContainers, sidekiqStopTimeout } from './deployments';
import { domainZone, encryptedTraffic, namesInZone } from './domain';
import { externalKeyNames, openAiKey } from './external-keys';
import { fargateSizes } from './fargate-sizes';
import { idleTimeout } from './idle-timeout';
import { logArchive } from './log-archive';
import { flowLogRetention } from './log-retention';
import { nameLengths } from './name-lengths';
import { natSource, natZone } from './nat';
import { ports } from './ports';
import { redisFailover } from './redis-failover';
import { claimedRoutes, privatePaths } from './routes';
import type { FleetRule, Rule } from './rule';
import { sharedNames } from './shared-names';
import { storageGrowth } from './storage-growth';
import { storageLifecycle } from './storage-lifecycle';
import { subnetNames } from './subnet-names';
import { subnetOverlaps } from './subnet-overlaps';
import { subnetsInsideVpc } from './subnets-inside-vpc';
import { environmentTag, tagLimits } from './tags';
import { taskCounts } from './task-counts';
import { variables } from './variables';
import { vectorStore, vectorStoreDeployment } from './vector-store';
import { vpcOverlaps } from './vpc-overlaps';
import { windowLengths, windowOverlaps } from './windows';

/** Rules that every environment satisfies by itself. */
export const environmentRules: readonly Rule[] = [
  nameLengths,
  environmentTag,
  tagLimits,
  availabilityZones,
  enoughAvailabilityZones,
  subnetsInsideVpc,
  subnetOverlaps,
  subnetNames,
  natZone,
  natSource,
  flowLogRetention,
  logArchive,
  alarmsAboveAutoscaling,
  fargateSizes,
  taskCounts,
  ports,
  claimedRoutes,
  privatePaths,
  capacity,
  deployments,
  sidekiqStopTimeout,
  shellsInContainers,
  cooldowns,
  schedules,
  variables,
  instanceClasses,
  databaseConnections,
  storageGrowth,
  windowLengths,
  windowOverlaps,
  redisFailover,
  idleTimeout,
  domainZone,
  namesInZone,
  encryptedTraffic,
  cloudFrontCertificate,
  cloudFrontTimeout,
  externalKeyNames,
  openAiKey,
  storageLifecycle,
  vectorStore,
  vectorStoreDeployment,
  backupColdStorage,
  backupVaultLock,
  backupsBucketRetention,
  backupSchedules,
];

/** Rules that all environments satisfy together. */
export const fleetRules: readonly FleetRule[] = [vpcOverlaps, sharedNames, oneBillingAlarm];
