import { Construct } from 'constructs';
import { type AccessLogs, PrivateBucket } from '../../modules/s3/private-bucket';
import { denyDeletion, denyOtherEncryption } from './bucket-policies';
import { type NoncurrentVersions, versionsRule } from './versions';

export interface StateBucketProps {
  /** Full name. Terraform rejects a change, because it would replace the bucket. */
  readonly bucketName: string;
  /** How long earlier versions are kept. Lowering it deletes versions within days; they cannot be restored. */
  readonly noncurrentVersions: NoncurrentVersions;
  /** Destination of the access logs. @default none */
  readonly accessLogs?: AccessLogs;
}

/**
 * Bucket of Terraform states: private, versioned, TLS 1.2 or newer, SSE-S3 only. Nobody can delete a version, and
 * Terraform rejects every plan that would destroy the bucket.
 *
 * SSE-S3 and not a KMS key: the backend of every root has `encrypt = true` and no key, so that it requests AES256 in
 * each upload, which overrides the bucket's default. Roots outside of this repository work without a change. IAM
 * policies decide who may read a state.
 *
 * An existing bucket is imported as `aws_s3_bucket.<id>`; Terraform then overwrites its settings, including
 * the bucket policy; its objects stay as they are.
 *
 * @see Terraform documentation, "Backend Type: s3"
 * @see Amazon S3 User Guide, "Security best practices for Amazon S3"
 */
export class StateBucket extends Construct {
  /** Name of the bucket. Waits for its policy. */
  readonly bucketName: string;
  /** ARN of the bucket. Waits for its policy. */
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
