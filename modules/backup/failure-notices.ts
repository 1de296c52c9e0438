import { BackupVaultNotifications } from '@cdktf/provider-aws/lib/backup-vault-notifications';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { Construct } from 'constructs';

export interface FailureNoticesProps {
  /** Prefix of the names of the rules. */
  readonly name: string;
  readonly vaultName: string;
  /** Topic that admits `backup.amazonaws.com` and `events.amazonaws.com`, as its key must. */
  readonly topicArn: string;
  /** Whether restores are tried out, and their failures worth a notice. */
  readonly restores: boolean;
}

/** Events of a vault that are bad news by themselves. */
const VAULT_EVENTS = ['COPY_JOB_FAILED', 'S3_BACKUP_OBJECT_FAILED', 'S3_RESTORE_OBJECT_FAILED'];

/**
 * Tells a topic what went wrong, and nothing else.
 *
 * A vault itself can only announce that a backup job is over, well or not: AWS refuses BACKUP_JOB_FAILED and
 * BACKUP_JOB_EXPIRED, which its API still lists. The end of a job comes through EventBridge, which can tell.
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
      // Of the whole account: the event of a restore names no vault.
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
