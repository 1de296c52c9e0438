import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';

/** AWS managed policies for each purpose. */
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
  /** Backup jobs and restore jobs have separate roles: a backup job never creates a database. */
  readonly purpose: keyof typeof MANAGED_POLICIES;
  /** 12-digit id of this account: the role can be assumed on its behalf only. */
  readonly accountId: string;
}

/**
 * Role of AWS Backup, for backups or for restores.
 *
 * The policies are AWS managed. They are broad: they allow actions on any database, bucket and file system of
 * the account. But only AWS Backup can assume the role. With a narrower custom policy, backups would fail as
 * soon as AWS Backup needs another action.
 *
 * @see AWS Backup Developer Guide, "IAM service roles" and "Managed policies for AWS Backup"
 */
export class ServiceRole extends Construct {
  /** Known after the policies are attached: a job that starts earlier fails. */
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
        // No `aws:SourceArn`: AWS does not document its value, and a wrong one would stop every backup.
        Condition: { StringEquals: { 'aws:SourceAccount': props.accountId } },
      }),
    });
    // Each attachment reads the role's name from the one before, so the last name depends on all of them.
    let roleName = role.name;
    for (const [part, policy] of Object.entries(MANAGED_POLICIES[props.purpose])) {
      const attachment = new IamRolePolicyAttachment(this, `policy-${part}`, {
        role: roleName,
        policyArn: `arn:aws:iam::aws:policy/${policy}`,
      });
      roleName = attachment.role;
    }
    this.roleArn = `arn:aws:iam::${props.accountId}:role/${roleName}`;
  }
}
