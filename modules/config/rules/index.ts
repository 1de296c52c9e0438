import { backupColdStorage, backupSchedules, backupsBucketRetention, backupVaultLock } from './backups';
import {
  capacity,
  cooldowns,
  deployments,
  fargateSizes,
  schedules,
  shellsInContainers,
  sidekiqStopTimeout,
  taskCounts,
  vectorStore,
  vectorStoreDeployment,
} from './compute';
import {
  databaseConnections,
  instanceClasses,
  redisFailover,
  storageGrowth,
  storageLifecycle,
  windowLengths,
  windowOverlaps,
} from './data-stores';
import { oneBillingAlarm, sharedNames, vpcOverlaps } from './fleet';
import {
  claimedRoutes,
  cloudFrontCertificate,
  cloudFrontTimeout,
  domainZone,
  encryptedTraffic,
  idleTimeout,
  namesInZone,
  ports,
  privatePaths,
} from './ingress';
import { environmentTag, nameLengths, tagLimits } from './names-and-tags';
import {
  availabilityZones,
  enoughAvailabilityZones,
  natSource,
  natZone,
  subnetNames,
  subnetOverlaps,
  subnetsInsideVpc,
} from './network';
import { alarmsAboveAutoscaling, flowLogRetention, logArchive } from './observability';
import type { FleetRule, Rule } from './rule';
import { externalKeyNames, openAiKey, variables } from './secrets';

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
