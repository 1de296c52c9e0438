import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';
import { denyInsecureTransport, logDeliveryStatements } from './bucket-policies';

export interface LogBucketProps {
  /** Prefix of the bucket's name, which ends in the account id: bucket names are shared by the whole world. */
  readonly name: string;
  readonly region: string;
  /** 12-digit id of this account, part of the name and the only source of deliveries. */
  readonly accountId: string;
  /** Days that delivered logs are kept; a shorter value deletes older logs within a day or two. */
  readonly retentionDays: number;
  /** Refuse every plan that would destroy the bucket. */
  readonly preventDestroy: boolean;
}

/**
 * Bucket that AWS services deliver logs to: private, encrypted, TLS only, expiring.
 *
 * SSE-S3 and not a KMS key: load balancer access logs accept nothing else. Changing `name` replaces the
 * bucket, which AWS refuses while it holds logs.
 *
 * @see Amazon VPC User Guide, "Publish flow logs to Amazon S3"
 * @see Amazon S3 User Guide, "Security best practices for Amazon S3"
 */
export class LogBucket extends Construct {
  /** ARN to hand to log deliveries, known only once the bucket policy admits them. */
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const bucket = new S3Bucket(this, 'this', {
      bucket: `${props.name}-logs-${props.accountId}`,
      forceDestroy: false,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const versioning = new S3BucketVersioningA(this, 'versioning', {
      bucket: bucket.id,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket: bucket.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
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
      rule: [
        {
          id: 'expire',
          status: 'Enabled',
          filter: [{}],
          expiration: [{ days: props.retentionDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: 7 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      // S3 refuses rules about noncurrent versions on a bucket that is still being versioned.
      dependsOn: [versioning],
    });
    const policy = new S3BucketPolicy(this, 'policy', {
      bucket: bucket.id,
      policy: policyDocument(
        ...denyInsecureTransport(bucket.arn),
        ...logDeliveryStatements(bucket.arn, props),
      ),
      // Both write the bucket's access settings; S3 answers concurrent writes with a conflict.
      dependsOn: [publicAccessBlock],
    });
    this.bucketArn = `arn:aws:s3:::${policy.bucket}`;
  }
}
