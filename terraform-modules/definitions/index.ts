import type { ModuleDefinition } from '../definition';
import { acm } from './acm';
import { alarmTopics } from './alarm-topics';
import { alarms } from './alarms';
import { alb } from './alb';
import { backup } from './backup';
import { backupCopies } from './backup-copies';
import { cloudfront } from './cloudfront';
import { dns } from './dns';
import { ecr } from './ecr';
import { ecsService } from './ecs-service';
import { elasticache } from './elasticache';
import { flowLogs } from './flow-logs';
import { iam } from './iam';
import { kms } from './kms';
import { nat } from './nat';
import { rds } from './rds';
import { s3 } from './s3';
import { secrets } from './secrets';
import { securityGroups } from './security-groups';
import { waf } from './waf';

/** Every module, in the order in which a root calls them. */
export const definitions: readonly ModuleDefinition[] = [
  kms,
  nat,
  securityGroups,
  s3,
  flowLogs,
  secrets,
  rds,
  elasticache,
  alarmTopics,
  backup,
  backupCopies,
  ecr,
  acm,
  alb,
  waf,
  cloudfront,
  dns,
  iam,
  ecsService,
  alarms,
];
