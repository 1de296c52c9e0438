import { BackupPlan, type BackupPlanRule } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection';
import { Construct } from 'constructs';
import type { BackupSettings } from './settings';

export interface PlanProps {
  /** Prefix of the names; also the value of the tag `Backup` that brings a resource into the plan. */
  readonly name: string;
  readonly backup: BackupSettings;
  readonly vaultName: string;
  /** Role that backs up. */
  readonly roleArn: string;
  /** ARNs of what is backed up, whatever its tags. */
  readonly resourceArns: readonly string[];
}

/** Minutes in which a job has to start, or it expires. */
const START_WINDOW_MINUTES = 60;

/** Minutes in which it has to be done: until the next one. The first backup of a large bucket takes hours. */
const COMPLETION_WINDOW_MINUTES = 24 * 60;

/**
 * What is backed up, when, and for how long: one plan with a daily and a monthly rule, so that AWS Backup
 * takes one backup with the longer retention when both are due.
 *
 * Snapshots, no continuous backups: for a database AWS Backup would take over the retention of RDS's own
 * point-in-time recovery, and Terraform would set it back with every apply; for a bucket the versions of its
 * objects do the same for less. Cold storage is left to what supports it (EFS); AWS Backup ignores it
 * elsewhere. Copies keep the lifecycle of what they are copied from.
 *
 * Two selections, because AWS Backup combines ARNs and conditions of a single one. ARNs do not depend on
 * which services the account has opted in to; tags do.
 *
 * @see AWS Backup Developer Guide, "Backup plan options and configuration" and "Feature availability by
 * resource"
 */
export class Plan extends Construct {
  constructor(scope: Construct, id: string, props: PlanProps) {
    super(scope, id);
    const { daily, monthly } = props.backup;
    const plan = new BackupPlan(this, 'this', {
      name: `${props.name}-backups`,
      rule: [rule('daily', daily, props), ...(monthly ? [rule('monthly', monthly, props)] : [])],
    });
    const common = { planId: plan.id, iamRoleArn: props.roleArn };
    new BackupSelection(this, 'named', {
      ...common,
      name: `${props.name}-named`,
      resources: [...props.resourceArns],
    });
    new BackupSelection(this, 'tagged', {
      ...common,
      name: `${props.name}-tagged`,
      resources: ['*'],
      condition: [{ stringEquals: [{ key: 'aws:ResourceTag/Backup', value: props.name }] }],
    });
  }
}

type RuleSettings = BackupSettings['daily'] & { readonly coldAfterDays?: number };

const rule = (
  ruleName: string,
  { schedule, keepDays, coldAfterDays }: RuleSettings,
  { vaultName, backup }: PlanProps,
): BackupPlanRule => ({
  ruleName,
  targetVaultName: vaultName,
  schedule,
  startWindow: START_WINDOW_MINUTES,
  completionWindow: COMPLETION_WINDOW_MINUTES,
  lifecycle: {
    deleteAfter: keepDays,
    ...(coldAfterDays !== undefined && { coldStorageAfter: coldAfterDays }),
  },
  ...(backup.copyTo && { copyAction: [{ destinationVaultArn: backup.copyTo.vaultArn }] }),
});
