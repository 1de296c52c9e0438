import type { ACMClient } from '@aws-sdk/client-acm';
import type { BackupClient } from '@aws-sdk/client-backup';
import type { BudgetsClient } from '@aws-sdk/client-budgets';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { ECRClient } from '@aws-sdk/client-ecr';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { RDSClient } from '@aws-sdk/client-rds';
import type { Route53Client } from '@aws-sdk/client-route-53';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { Environment } from '../../modules/config/schema';
import type { Sender } from '../toolbox/aws/client-config';
import type { SynthesizedRoot } from '../toolbox/synthesized-roots';

/** The environment whose readiness is looked at, as far as it is known without AWS. */
export interface Subject {
  readonly environment: Environment;
  /** 12-digit id of the account of the credentials. */
  readonly accountId: string;
  readonly foundation: SynthesizedRoot;
  readonly application: SynthesizedRoot;
  /** Value of a Terraform variable of the application, as the operator gave it. */
  readonly variable: (name: string) => string | undefined;
  readonly now: Date;
}

/** Clients in the region of the environment; the others are global. */
export interface Clients {
  readonly acm: Sender<ACMClient>;
  readonly backup: Sender<BackupClient>;
  readonly budgets: Sender<BudgetsClient>;
  readonly cloudwatch: Sender<CloudWatchClient>;
  readonly logs: Sender<CloudWatchLogsClient>;
  readonly ecr: Sender<ECRClient>;
  readonly ecs: Sender<ECSClient>;
  readonly elasticache: Sender<ElastiCacheClient>;
  readonly loadBalancing: Sender<ElasticLoadBalancingV2Client>;
  readonly iam: Sender<IAMClient>;
  readonly rds: Sender<RDSClient>;
  readonly route53: Sender<Route53Client>;
  readonly secrets: Sender<SecretsManagerClient>;
  readonly sns: Sender<SNSClient>;
}

const HOUR = 3_600_000;

/** `3 minutes`, `26 hours`, `12 days` between two times. */
export function age(of: Date, now: Date): string {
  const hours = (now.getTime() - of.getTime()) / HOUR;
  if (hours < 1) return `${Math.round(hours * 60)} minutes`;
  return hours < 72 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}

/** Whether a time is longer ago than so many hours. */
export const isOlder = (of: Date, hours: number, now: Date): boolean =>
  now.getTime() - of.getTime() > hours * HOUR;
