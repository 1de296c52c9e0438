import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { policyDocument } from '../../modules/shared/policy-document';

export interface ReplicationRoleProps {
  /** Changing it replaces the role. */
  readonly roleName: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Bucket that is copied. */
  readonly sourceArn: string;
  /** Bucket that the copies go to. */
  readonly destinationArn: string;
}

/**
 * Role with which S3 replicates objects from one bucket to another.
 *
 * The trust policy has no source condition: S3 documents none for live replication, and a condition that S3 does not
 * meet would stop the replication without an error. A bucket can use a role of its own account only, configured by a
 * principal with iam:PassRole.
 *
 * @see Amazon S3 User Guide, "Setting up permissions for live replication"
 */
export class ReplicationRole extends Construct {
  /** Waits for the role's policy. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ReplicationRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'this', {
      name: props.roleName,
      description: 'Copies Terraform states to another region',
      assumeRolePolicy: policyDocument({
        Sid: 'AssumeForReplication',
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'replicate',
      role: role.name,
      policy: policyDocument(
        {
          Sid: 'FindWhatToCopy',
          Effect: 'Allow',
          Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
          Resource: props.sourceArn,
        },
        {
          Sid: 'ReadVersions',
          Effect: 'Allow',
          Action: [
            's3:GetObjectVersionForReplication',
            's3:GetObjectVersionAcl',
            's3:GetObjectVersionTagging',
          ],
          Resource: `${props.sourceArn}/*`,
        },
        {
          Sid: 'WriteCopies',
          Effect: 'Allow',
          Action: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
          Resource: `${props.destinationArn}/*`,
        },
      ),
    });
    this.roleArn = `arn:aws:iam::${props.accountId}:role/${policy.role}`;
  }
}
