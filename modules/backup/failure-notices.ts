import { BackupVaultNotifications } from '@cdktf/provider-aws/lib/backup-vault-notifications';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { Construct } from 'constructs';

export interface FailureNoticesProps {
  /** Prefix of the names of the rules. */
  readonly name: string;
  readonly vaultName: string;
  /** Topic for the notices. The topic and its key must admit `backup.amazonaws.com` and `events.amazonaws.com`. */
  readonly topicArn: string;
  /** Whether to send notices of failed restores. */
  readonly restores: boolean;
}

/** Vault events that always mean a failure. */
const VAULT_EVENTS = ['COPY_JOB_FAILED', 'S3_BACKUP_OBJECT_FAILED', 'S3_RESTORE_OBJECT_FAILED'];

/**
 * Sends notices of failed backups, copies and restores to a topic.
 *
 * Vault notifications cannot tell failed backup jobs from completed ones: AWS refuses BACKUP_JOB_FAILED and
 * BACKUP_JOB_EXPIRED, which its API still lists. EventBridge events carry the state of the job.
 *
 * @see AWS Backup API Reference, "PutBackupVaultNotifications"
 * @see AWS Backup Developer Guide, "Monitoring AWS Backup events using Amazon EventBridge"
 */
export class FailureNotices extends Construct {
  constructor(scope: Construct, id: string, props: FailureNoticesProps) {
    super(scope, id);
    new BackupVaultNotifications(this, 'vault', {
      backupVaultName: props.vaultName,
      snsTopicArn: props.topicArn,
      backupVaultEvents: [...VAULT_EVENTS],
    });
    this.notify('backup-jobs', 'Backup jobs that ended without a complete recovery point', props, {
      'detail-type': ['Backup Job State Change'],
      detail: {
        state: ['FAILED', 'EXPIRED', 'ABORTED', 'PARTIAL'],
        backupVaultName: [props.vaultName],
      },
    });
    if (props.restores) {
      // Covers the whole account: the event of a restore job names no vault.
      this.notify('restore-jobs', 'Restore jobs that failed, restore tests included', props, {
        'detail-type': ['Restore Job State Change'],
        detail: { status: ['FAILED', 'ABORTED'] },
      });
    }
  }

  private notify(id: string, description: string, props: FailureNoticesProps, pattern: object): void {
    const rule = new CloudwatchEventRule(this, id, {
      name: `${props.name}-${id}`,
      description,
      eventPattern: JSON.stringify({ source: ['aws.backup'], ...pattern }),
    });
    new CloudwatchEventTarget(this, `${id}-target`, {
      rule: rule.name,
      targetId: 'alarm-topic',
      arn: props.topicArn,
    });
  }
}
