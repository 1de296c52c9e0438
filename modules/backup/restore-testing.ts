import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { ProtectedResources } from './protected-resource';
import type { RestoreTestingSettings } from './settings';

export interface RestoreTestingProps {
  /** Prefix of the plan's name. Changing it replaces the plan. */
  readonly name: string;
  readonly restoreTesting: RestoreTestingSettings;
  readonly vaultArn: string;
  /** Role that restores. */
  readonly roleArn: string;
  readonly resources: ProtectedResources;
}

/**
 * Days among whose recovery points the newest is chosen: a missed daily backup or two do not stop the trial.
 */
const SELECTION_WINDOW_DAYS = 7;

/** Hours in which the trial has to begin. */
const START_WINDOW_HOURS = 8;

/**
 * Restores on trial: every month the newest recovery point of each resource becomes a new database, bucket or
 * file system, which AWS Backup deletes again after the hours of validation. They cost what the original
 * costs.
 *
 * @see AWS Backup Developer Guide, "Restore testing"
 */
export class RestoreTesting extends Construct {
  constructor(scope: Construct, id: string, props: RestoreTestingProps) {
    super(scope, id);
    const plan = new BackupRestoreTestingPlan(this, 'this', {
      name: `${withoutHyphens(props.name)}_restores`,
      scheduleExpression: props.restoreTesting.schedule,
      startWindowHours: START_WINDOW_HOURS,
      recoveryPointSelection: [
        {
          algorithm: 'LATEST_WITHIN_WINDOW',
          includeVaults: [props.vaultArn],
          recoveryPointTypes: ['SNAPSHOT'],
          selectionWindowDays: SELECTION_WINDOW_DAYS,
        },
      ],
    });
    for (const [resource, { arn, type, restoreMetadata }] of Object.entries(props.resources)) {
      new BackupRestoreTestingSelection(this, resource, {
        name: withoutHyphens(resource),
        restoreTestingPlanName: plan.name,
        iamRoleArn: props.roleArn,
        protectedResourceType: type,
        protectedResourceArns: [arn],
        validationWindowHours: props.restoreTesting.validationHours,
        ...(restoreMetadata && { restoreMetadataOverrides: { ...restoreMetadata } }),
      });
    }
  }
}

/**
 * Names in restore testing take letters, digits and underscores only. One that only Terraform knows has no
 * hyphens to replace yet.
 */
const withoutHyphens = (name: string): string =>
  Token.isUnresolved(name) ? Fn.replace(name, '-', '_') : name.replaceAll('-', '_');
