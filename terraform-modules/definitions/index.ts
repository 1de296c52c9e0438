import type { ModuleDefinition } from '../definition';
import { backup } from './backup';
import { ecr } from './ecr';
import { elasticache } from './elasticache';
import { flowLogs } from './flow-logs';
import { kms } from './kms';
import { nat } from './nat';
import { rds } from './rds';
import { s3 } from './s3';
import { secrets } from './secrets';
import { securityGroups } from './security-groups';

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
  backup,
  ecr,
];
