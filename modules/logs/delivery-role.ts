import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { policyDocument, serviceTrustPolicy } from '../shared/policy-document';

export interface DeliveryRoleProps {
  /** Name of the only delivery stream that can use the role; prefix of the role's name. */
  readonly name: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  readonly bucketArn: string;
  /** Prefix of the object keys, without a trailing slash. */
  readonly prefix: string;
  /** Log stream for delivery errors. */
  readonly errorLogStreamArn: string;
}

/**
 * Role of one Firehose delivery stream: writes to a bucket below one prefix.
 *
 * @see Amazon Data Firehose Developer Guide, "Grant Firehose access to an Amazon S3 destination"
 */
export class DeliveryRole extends Construct {
  /** Known after the policy is attached: Firehose tests the role. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: DeliveryRoleProps) {
    super(scope, id);
    const { name, region, accountId, bucketArn, prefix } = props;
    const role = new IamRole(this, 'this', {
      name: `${name}-delivery`,
      description: 'Lets Firehose write archived logs into the log bucket',
      assumeRolePolicy: serviceTrustPolicy('firehose.amazonaws.com', {
        accountId,
        arnPattern: `arn:aws:firehose:${region}:${accountId}:deliverystream/${name}`,
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'write-archive',
      role: role.id,
      policy: policyDocument(
        {
          Sid: 'WriteArchive',
          Effect: 'Allow',
          Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
          Resource: `${bucketArn}/${prefix}/*`,
        },
        {
          Sid: 'FindTheBucket',
          Effect: 'Allow',
          Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
          Resource: bucketArn,
        },
        {
          Sid: 'ReportErrors',
          Effect: 'Allow',
          Action: 'logs:PutLogEvents',
          Resource: props.errorLogStreamArn,
        },
      ),
    });
    this.roleArn = `arn:aws:iam::${accountId}:role/${policy.role}`;
  }
}
