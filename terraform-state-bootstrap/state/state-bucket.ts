import { Construct } from 'constructs';
import { type AccessLogs, PrivateBucket } from '../../modules/s3/private-bucket';
import { denyDeletion, denyOtherEncryption } from './bucket-policies';
import { type NoncurrentVersions, versionsRule } from './versions';

export interface StateBucketProps {
  /** Full name. Changing it asks for another bucket, and is refused: this one cannot be destroyed. */
  readonly bucketName: string;
  /** How long earlier versions are kept. Lowering it deletes versions within days, for good. */
  readonly noncurrentVersions: NoncurrentVersions;
  /** Where requests are recorded. @default nowhere */
  readonly accessLogs?: AccessLogs;
}

/**
 * Bucket of Terraform states: private, versioned, TLS 1.2 or newer, SSE-S3 only, its versions safe from
 * everybody's delete, and refused by every plan that would destroy it.
 *
 * SSE-S3 and not a KMS key: the backend of every root in it says `encrypt = true` and names no key, so it asks
 * for AES256 in each upload, which overrides the bucket's default. A root outside of this repository keeps
 * working without a change; who may read a state, IAM policies decide.
 *
 * An existing bucket is imported as `aws_s3_bucket.<id>`; its settings are then written over what they were, its
 * policy included, and its objects stay as they are.
 *
 * @see Terraform documentation, "Backend Type: s3"
 * @see Amazon S3 User Guide, "Security best practices for Amazon S3"
 */
export class StateBucket extends Construct {
  /** Name of the bucket, known only once its policy is in place. */
  readonly bucketName: string;
  /** ARN of the bucket, known only once its policy is in place. */
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    const bucket = new PrivateBucket(this, 'this', {
      bucketName: props.bucketName,
      lifecycleRules: [versionsRule(props.noncurrentVersions)],
      statements: (bucketArn) => [...denyOtherEncryption(bucketArn), ...denyDeletion(bucketArn)],
      accessLogs: props.accessLogs,
      preventDestroy: true,
    });
    this.bucketName = bucket.bucketName;
    this.bucketArn = bucket.bucketArn;
  }
}
