import { z } from 'zod';
import { domainSettings } from '../acm/settings';
import { loadBalancerSettings } from '../alb/settings';
import { backupSettings } from '../backup/settings';
import { budgetSettings } from '../budgets/settings';
import { cloudFrontSettings } from '../cloudfront/settings';
import { imageSettings } from '../ecr/settings';
import { serviceSettings } from '../ecs/service-settings';
import { clusterSettings, logSettings } from '../ecs/settings';
import { vectorStoreSettings } from '../efs/settings';
import { redisSettings } from '../elasticache/settings';
import { iamSettings } from '../iam/settings';
import { logArchiveSettings } from '../logs/settings';
import { networkSettings } from '../network/settings';
import { databaseSettings } from '../rds/settings';
import { storageSettings } from '../s3/settings';
import { secretSettings } from '../secrets/settings';
import type { DeepReadonly } from '../shared/deep-types';
import { formatted, safeguard } from '../shared/schema';
import { canarySettings } from '../synthetics/settings';
import { firewallSettings } from '../waf/settings';
import { alarmSettings } from './alarm-settings';
import { REGIONS, type Region } from './regions';
import { webOrigins } from './web-origins';

const KEBAB_CASE = '[a-z][a-z0-9]*(-[a-z0-9]+)*';

const tags = z
  .object({
    Project: z.string().min(1).describe('Name of the project, for cost reports.'),
    Environment: z.string().min(1).describe("The environment's name."),
    ManagedBy: z.string().min(1).describe('Tool that manages the resources.'),
  })
  .catchall(z.string().describe('An additional tag.'))
  .describe('Tags of every resource. Additional tags are allowed. Each stack adds the tag `Stack`.');

const state = z.strictObject({
  bucket: formatted(
    /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    '3 to 63 lower-case letters, digits and hyphens',
  ).describe('S3 bucket of the Terraform state. Changing it needs `terraform init -migrate-state`.'),
  region: formatted(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region name such as us-east-2').describe(
    'Region of the bucket and of the lock table.',
  ),
  lockTable: formatted(
    /^[A-Za-z0-9_.-]{3,255}$/,
    '3 to 255 letters, digits, hyphens, dots and underscores',
  ).describe('DynamoDB table of the state locks. All users of this state must use the same table.'),
  useLockfile: z
    .boolean()
    .default(false)
    .describe(
      'Whether to lock with an object in the bucket as well, to migrate from the table to lock files.',
    ),
});

/** All settings of an environment. */
export const environmentSchema = z.strictObject({
  name: formatted(
    new RegExp(`^(?=.{1,10}$)${KEBAB_CASE}$`),
    'lower-case words joined by hyphens, at most 10 characters',
  ).describe(
    'Name of the environment; part of every resource name and of the state key. Renaming replaces all resources.',
  ),
  project: formatted(new RegExp(`^${KEBAB_CASE}$`), 'lower-case words joined by hyphens').describe(
    'First part of every resource name. Renaming replaces all resources.',
  ),
  region: z
    .enum(Object.keys(REGIONS) as [Region, ...Region[]])
    .describe('AWS region. Changing it creates all resources again in the other region, without the data.'),
  tags,
  state: state.describe('Backend of the Terraform state of both stacks.'),
  deletionProtection: safeguard().describe(
    'Protects database, Redis, buckets and load balancer against deletion.',
  ),
  network: networkSettings.describe('VPC, subnets, NAT, endpoints and flow logs.'),
  cluster: clusterSettings.describe('ECS cluster.'),
  services: serviceSettings.describe('ECS services.'),
  database: databaseSettings.describe('RDS for PostgreSQL.'),
  redis: redisSettings.describe('ElastiCache for Redis OSS.'),
  storage: storageSettings.describe('S3 buckets.'),
  vectorStore: vectorStoreSettings,
  secrets: secretSettings.describe('Secrets Manager.'),
  backup: backupSettings.describe('AWS Backup.'),
  loadBalancer: loadBalancerSettings.describe('Application Load Balancer.'),
  domain: domainSettings.describe('Domain name, certificate and DNS records of the platform.'),
  allowedOrigins: webOrigins().describe(
    'Web origins that CORS allows to call the services and to read or upload documents. Empty: only the ' +
      'origin of the platform. Changing it redeploys the services.',
  ),
  firewall: firewallSettings.describe('AWS WAF.'),
  cloudFront: cloudFrontSettings,
  canary: canarySettings,
  iam: iamSettings.prefault({}).describe('IAM.'),
  images: imageSettings.describe('ECR repositories.'),
  logs: logSettings
    .extend({ archive: logArchiveSettings.default({ enabled: false }) })
    .describe('Logs of containers, database, Redis and AWS WAF.'),
  alarms: alarmSettings.prefault({}).describe('Thresholds of the CloudWatch alarms.'),
  budget: budgetSettings.describe('Budget, billing alarm and cost anomaly detection.'),
});

/** A validated environment with all defaults; frozen. */
export type Environment = DeepReadonly<z.output<typeof environmentSchema>>;

/** Content of a file in `environments/`: settings with a default are optional. */
export type EnvironmentInput = DeepReadonly<z.input<typeof environmentSchema>>;
