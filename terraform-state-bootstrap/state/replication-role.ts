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
 * Role in which S3 copies objects from one bucket to another, and nothing else.
 *
 * The trust names no source: S3 documents none for live replication, and a condition that S3 does not fulfil
 * would stop the copying without a word. A bucket can name a role of its own account only, and only by
 * somebody who may pass it.
 *
 * @see Amazon S3 User Guide, "Setting up permissions for live replication"
 */
export class ReplicationRole extends Construct {
  /** Known only once the policy is attached. */
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
