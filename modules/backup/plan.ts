import { BackupPlan, type BackupPlanRule } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection';
import { Construct } from 'constructs';
import { type BackupSettings, START_WINDOW_HOURS } from './settings';

export interface PlanProps {
  /** Prefix of the names; also the value of the tag `Backup` that adds a resource to the plan. */
  readonly name: string;
  readonly backup: BackupSettings;
  readonly vaultName: string;
  /** Role for backup jobs. */
  readonly roleArn: string;
  /** ARNs of the resources to back up, regardless of their tags. */
  readonly resourceArns: readonly string[];
}

/**
 * Minutes within which a job must start; otherwise it expires. AWS Backup tries again until then, for example while
 * another job of the same resource runs.
 * @see AWS Backup Developer Guide, "Backup plan options and configuration": eight hours is the default
 */
const START_WINDOW_MINUTES = START_WINDOW_HOURS * 60;

/** Minutes within which a job must complete: seven days, the default. The first backup of a large bucket takes days. */
const COMPLETION_WINDOW_MINUTES = 7 * 24 * 60;

/**
 * Backup plan with a daily and a monthly rule, at least {@link START_WINDOW_HOURS} hours apart: AWS Backup runs one job
 * of a resource at a time, and where the start windows of two rules overlap it takes one backup only.
 *
 * Snapshots, no continuous backups: for a database, AWS Backup would manage the retention of RDS's own
 * point-in-time recovery, and Terraform would reset it with every apply; for a bucket, object versions are
 * cheaper. Cold storage works for EFS only; AWS Backup ignores it for other services. Copies keep the lifecycle
 * of their source.
 *
 * Two selections, because AWS Backup combines the ARNs and the conditions of a single one. A selection by tag
 * needs the account to have opted in to the service; a selection by ARN does not.
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
