import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';

/** AWS's own policies for each purpose, by what they are about. */
const MANAGED_POLICIES = {
  backup: {
    general: 'service-role/AWSBackupServiceRolePolicyForBackup',
    s3: 'AWSBackupServiceRolePolicyForS3Backup',
  },
  restore: {
    general: 'service-role/AWSBackupServiceRolePolicyForRestores',
    s3: 'AWSBackupServiceRolePolicyForS3Restore',
  },
} as const;

const DESCRIPTIONS = {
  backup: 'Lets AWS Backup back up the data of the platform',
  restore: 'Lets AWS Backup restore the data of the platform',
} as const;

export interface ServiceRoleProps {
  /** Prefix of the role's name. */
  readonly name: string;
  /** What AWS Backup may do with the role: never both, a backup job has no business creating databases. */
  readonly purpose: keyof typeof MANAGED_POLICIES;
  /** 12-digit id of this account, on whose behalf alone the role can be assumed. */
  readonly accountId: string;
}

/**
 * Role that AWS Backup works with, for backups or for restores.
 *
 * The policies are AWS's own. They are wide, they name actions on any database, bucket and file system of the
 * account, but nobody except AWS Backup can take the role. A list of our own would be narrower until AWS
 * Backup needs one more action; then backups would fail.
 *
 * @see AWS Backup Developer Guide, "IAM service roles" and "Managed policies for AWS Backup"
 */
export class ServiceRole extends Construct {
  /** Known only once its policies are attached: a job that starts earlier fails. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'this', {
      name: `${props.name}-${props.purpose}`,
      description: DESCRIPTIONS[props.purpose],
      assumeRolePolicy: policyDocument({
        Sid: 'AssumeForOwnAccount',
        Effect: 'Allow',
        Principal: { Service: 'backup.amazonaws.com' },
        Action: 'sts:AssumeRole',
        // No `aws:SourceArn` beside it: AWS does not say which resource a job acts for, and a wrong guess
        // would stop every backup.
        Condition: { StringEquals: { 'aws:SourceAccount': props.accountId } },
      }),
    });
    // Each policy takes the role's name from the one before, so that the last name knows of all of them.
    let roleName = role.name;
    for (const [about, policy] of Object.entries(MANAGED_POLICIES[props.purpose])) {
      const attachment = new IamRolePolicyAttachment(this, `policy-${about}`, {
        role: roleName,
        policyArn: `arn:aws:iam::aws:policy/${policy}`,
      });
      roleName = attachment.role;
    }
    this.roleArn = `arn:aws:iam::${props.accountId}:role/${roleName}`;
  }
}
