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

/** Where the requests to a bucket are recorded. */
export interface AccessLogs {
  /** Bucket whose policy admits S3 server access logs, known only once it does. */
  readonly bucketName: string;
  /** Beginning of the keys, ending in a slash. */
  readonly prefix: string;
}

export interface PrivateBucketProps {
  /** Full name. Changing it replaces the bucket, which AWS refuses while it holds objects. */
  readonly bucketName: string;
  /** Customer key that encrypts every object. @default SSE-S3, which log deliveries need */
  readonly keyArn?: string;
  /** What happens to objects over time; one rule with an empty filter must abort abandoned uploads. */
  readonly lifecycleRules: readonly S3BucketLifecycleConfigurationRule[];
  /** Who may do what besides what IAM policies allow. @default nobody */
  readonly statements?: (bucketArn: string) => readonly PolicyStatement[];
  /** Where requests are recorded. @default nowhere: a bucket that records itself never stops */
  readonly accessLogs?: AccessLogs;
  /** Refuse every plan that would destroy the bucket; otherwise destroying it deletes its objects. */
  readonly preventDestroy: boolean;
}

/**
 * What every bucket of the platform is: private, versioned, encrypted, without ACLs, TLS only, and protected
 * from being destroyed unless the environment says otherwise.
 *
 * @see Amazon S3 User Guide, "Security best practices for Amazon S3"
 */
export class PrivateBucket extends Construct {
  /** Name of the bucket, known only once its policy is in place. */
  readonly bucketName: string;
  /** ARN of the bucket, known only once its policy is in place. */
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const bucket = new S3Bucket(this, 'this', {
      bucket: props.bucketName,
      // Without protection the bucket may go with all that is in it: S3 never deletes a full bucket by itself.
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
      // S3 refuses rules about noncurrent versions on a bucket that is still being versioned.
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
      // Both write the bucket's access settings; S3 answers concurrent writes with a conflict.
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
        // One request to KMS per bucket and while, not one per object.
        bucketKeyEnabled: true,
      };
