import { acmPermissions } from './acm';
import { applicationAutoscalingPermissions } from './application-autoscaling';
import { backupPermissions } from './backup';
import { budgetsPermissions } from './budgets';
import { cePermissions } from './ce';
import { chatbotPermissions } from './chatbot';
import { cloudfrontPermissions } from './cloudfront';
import { cloudwatchPermissions } from './cloudwatch';
import { ec2Permissions } from './ec2';
import { ecrPermissions } from './ecr';
import { ecsPermissions } from './ecs';
import { elasticachePermissions } from './elasticache';
import { elasticfilesystemPermissions } from './elasticfilesystem';
import { elasticloadbalancingPermissions } from './elasticloadbalancing';
import { eventsPermissions } from './events';
import { firehosePermissions } from './firehose';
import type { PermissionsTable } from './grant';
import { iamPermissions } from './iam';
import { kmsPermissions } from './kms';
import { logsPermissions } from './logs';
import { rdsPermissions } from './rds';
import { route53Permissions } from './route53';
import { s3Permissions } from './s3';
import { secretsmanagerPermissions } from './secretsmanager';
import { servicediscoveryPermissions } from './servicediscovery';
import { snsPermissions } from './sns';
import { stsPermissions } from './sts';
import { syntheticsPermissions } from './synthetics';
import { wafv2Permissions } from './wafv2';

/** One table per AWS service. Each type is in one of them. */
export const permissionsTables: readonly PermissionsTable[] = [
  acmPermissions,
  applicationAutoscalingPermissions,
  backupPermissions,
  budgetsPermissions,
  cePermissions,
  chatbotPermissions,
  cloudfrontPermissions,
  cloudwatchPermissions,
  ec2Permissions,
  ecrPermissions,
  ecsPermissions,
  elasticachePermissions,
  elasticfilesystemPermissions,
  elasticloadbalancingPermissions,
  eventsPermissions,
  firehosePermissions,
  iamPermissions,
  kmsPermissions,
  logsPermissions,
  rdsPermissions,
  route53Permissions,
  s3Permissions,
  secretsmanagerPermissions,
  servicediscoveryPermissions,
  snsPermissions,
  stsPermissions,
  syntheticsPermissions,
  wafv2Permissions,
];

/**
 * Permissions of Terraform's AWS provider, for every resource type and data source that the stacks of an environment
 * may hold. A role gets the entries of the types that its stack synthesizes. `terraform_remote_state` is not part of
 * the provider.
 */
export const permissions: PermissionsTable = Object.assign({}, ...permissionsTables);
