import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { ProtectedResource, ProtectedResources } from './protected-resource';
import type { RestoreTestingSettings } from './settings';

export interface RestoreTestingProps {
  /** Prefix of the plan's name. Changing it replaces the plan. */
  readonly name: string;
  readonly restoreTesting: RestoreTestingSettings;
  readonly vaultArn: string;
  /** Role for restore jobs. */
  readonly roleArn: string;
  readonly resources: ProtectedResources;
}

/** Days that a recovery point may be old: some missed daily backups do not stop the restore test. */
const SELECTION_WINDOW_DAYS = 7;

/** The cheapest class that every supported major version of PostgreSQL runs on. */
const RESTORED_INSTANCE_CLASS = 'db.t4g.micro';

/**
 * Metadata of the restore test of a database: a small instance in one Availability Zone, because the test asks whether
 * the recovery point can be restored, not how fast the copy is. Otherwise AWS Backup copies instance class and Multi-AZ,
 * and takes the default security group of the VPC.
 *
 * @param database subnet group and security group of the copy
 * @see AWS Backup Developer Guide, "Restore testing inferred metadata"
 */
export const databaseRestoreMetadata = (database: {
  readonly dbSubnetGroupName: string;
  readonly securityGroupId: string;
}): ProtectedResource['restoreMetadata'] => ({
  dbSubnetGroupName: database.dbSubnetGroupName,
  dbInstanceClass: RESTORED_INSTANCE_CLASS,
  multiAz: 'false',
  vpcSecurityGroupIds: `["${database.securityGroupId}"]`,
});

/** Hours within which the restore test must start. */
const START_WINDOW_HOURS = 8;

/**
 * Restore tests: every month AWS Backup restores the newest recovery point of each resource to a new database,
 * bucket or file system, and deletes it after the validation hours. The copies of buckets and file systems cost as much
 * as the originals while they exist. A test proves that a recovery point can be restored; nothing looks at its content.
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

/** Restore testing allows letters, digits and underscores only. Terraform replaces hyphens in unknown names. */
const withoutHyphens = (name: string): string =>
  Token.isUnresolved(name) ? Fn.replace(name, '-', '_') : name.replaceAll('-', '_');
