import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import { type PolicyStatement, policyDocument } from '../shared/policy-document';
import { denyForeignKeys, denyInsecureTransport } from './bucket-policies';

/** Destination of a bucket's server access log. */
export interface AccessLogs {
  /** Log bucket, known after its policy admits S3 server access logs. */
  readonly bucketName: string;
  /** Key prefix, ending in a slash. */
  readonly prefix: string;
}

export interface PrivateBucketProps {
  /** Full name. Changing it replaces the bucket, which AWS refuses while it holds objects. */
  readonly bucketName: string;
  /** Customer key that encrypts every object. @default SSE-S3, which log deliveries need */
  readonly keyArn?: string;
  /** Lifecycle rules; one with an empty filter must abort incomplete uploads. */
  readonly lifecycleRules: readonly S3BucketLifecycleConfigurationRule[];
  /** Additional statements of the bucket policy. @default none */
  readonly statements?: (bucketArn: string) => readonly PolicyStatement[];
  /** Server access log. @default none, for the log bucket itself */
  readonly accessLogs?: AccessLogs;
  /** Whether Terraform rejects every plan that would destroy the bucket; off, destroying it deletes its objects. */
  readonly preventDestroy: boolean;
}

/**
 * Base of every bucket of the platform: private, versioned, encrypted, without ACLs, TLS only, and protected
 * from destruction unless the environment disables that.
 *
 * @see Amazon S3 User Guide, "Security best practices for Amazon S3"
 */
export class PrivateBucket extends Construct {
  /** Name of the bucket, known after its policy is attached. */
  readonly bucketName: string;
  /** ARN of the bucket, known after its policy is attached. */
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const bucket = new S3Bucket(this, 'this', {
      bucket: props.bucketName,
      // Without protection, destroying the bucket deletes its objects; S3 alone never deletes a full bucket.
      forceDestroy: !props.preventDestroy,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const versioning = new S3BucketVersioningA(this, 'versioning', {
      bucket: bucket.id,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket: bucket.id,
      rule: [encryptionRule(props.keyArn)],
    });
    new S3BucketOwnershipControls(this, 'ownership', {
      bucket: bucket.id,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const publicAccessBlock = new S3BucketPublicAccessBlock(this, 'public-access-block', {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: bucket.id,
      rule: [...props.lifecycleRules],
      // S3 refuses rules for noncurrent versions before versioning is enabled.
      dependsOn: [versioning],
    });
    if (props.accessLogs) {
      new S3BucketLoggingA(this, 'access-logs', {
        bucket: bucket.id,
        targetBucket: props.accessLogs.bucketName,
        targetPrefix: props.accessLogs.prefix,
      });
    }
    const policy = new S3BucketPolicy(this, 'policy', {
      bucket: bucket.id,
      policy: policyDocument(
        ...denyInsecureTransport(bucket.arn),
        ...(props.keyArn === undefined ? [] : denyForeignKeys(bucket.arn, props.keyArn)),
        ...(props.statements?.(bucket.arn) ?? []),
      ),
      // Both change the bucket's access settings; S3 rejects concurrent changes.
      dependsOn: [publicAccessBlock],
    });
    this.bucketName = policy.bucket;
    this.bucketArn = `arn:aws:s3:::${policy.bucket}`;
  }
}

const encryptionRule = (keyArn: string | undefined) =>
  keyArn === undefined
    ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
    : {
        applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
        // One KMS request per bucket and time window instead of one per object.
        bucketKeyEnabled: true,
      };
