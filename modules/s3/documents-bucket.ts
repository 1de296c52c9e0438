import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { bucketName } from './bucket-name';
import { objectsRule } from './lifecycle';
import { serverAccessPrefix } from './log-bucket';
import { PrivateBucket } from './private-bucket';
import { type DocumentsBucketSettings, documentsBucketSettings } from './settings';

export interface DocumentsBucketProps {
  /**
   * Prefix of the bucket's name. Changing it replaces the bucket, which AWS refuses while it holds objects.
   */
  readonly name: string;
  /** 12-digit id of this account, part of the name. */
  readonly accountId: string;
  readonly bucket: DocumentsBucketSettings;
  /** Origins whose pages may use presigned URLs, each with its scheme; no wildcards. */
  readonly corsOrigins: readonly string[];
  /** Encrypts every object. Changing it leaves the old objects readable with the old key only. */
  readonly keyArn: string;
  /** Log bucket, by the name that is known only once its policy admits S3 access logs. */
  readonly logBucketName: string;
  /** Refuse every plan that would destroy the bucket. */
  readonly preventDestroy: boolean;
}

/** Seconds for which a browser remembers that it may: preflight requests are slow. */
const CORS_MAX_AGE_SECONDS = 3600;

/** One or none where only Terraform knows the origins; undefined, for a resource without a number, otherwise. */
const countOf = (origins: readonly string[]): number | undefined =>
  Token.isUnresolved(origins) ? Fn.min([Fn.lengthOf(origins), 1]) : undefined;

/**
 * Bucket of the documents that users upload: private, versioned, encrypted with a customer key, every request
 * recorded in the log bucket.
 *
 * Current versions are deleted only if the settings say so. Nothing goes to a storage class that takes hours
 * to read: the application reads at once, and AWS Backup skips objects in those classes.
 *
 * @see Amazon S3 User Guide, "Managing the lifecycle of objects" and "Using cross-origin resource sharing
 * (CORS)"
 * @see AWS Backup Developer Guide, "Amazon S3 backups"
 */
export class DocumentsBucket extends Construct {
  /** Name of the bucket, known only once its policy is in place. */
  readonly bucketName: string;
  /** ARN of the bucket, known only once its policy is in place. */
  readonly bucketArn: string;
  /** ARN of the key that whoever reads or writes documents must be allowed to use. */
  readonly bucketKmsKey: string;

  constructor(scope: Construct, id: string, props: DocumentsBucketProps) {
    super(scope, id);
    assertSettings(documentsBucketSettings, props.bucket, this.node.path);
    const { infrequentAccessAfterDays, archiveAfterDays, expireAfterDays, noncurrentDays } = props.bucket;
    const bucket = new PrivateBucket(this, 'this', {
      bucketName: bucketName(props.name, 'documents', props.accountId),
      keyArn: props.keyArn,
      lifecycleRules: [
        objectsRule('documents', {
          transitions: [
            { storageClass: 'STANDARD_IA', days: infrequentAccessAfterDays },
            { storageClass: 'GLACIER_IR', days: archiveAfterDays },
          ],
          expireAfterDays,
          noncurrentDays,
        }),
      ],
      accessLogs: { bucketName: props.logBucketName, prefix: serverAccessPrefix('documents') },
      preventDestroy: props.preventDestroy,
    });
    if (props.corsOrigins.length > 0) {
      new S3BucketCorsConfiguration(this, 'cors', {
        count: countOf(props.corsOrigins),
        bucket: bucket.bucketName,
        corsRule: [
          {
            allowedOrigins: [...props.corsOrigins],
            allowedMethods: ['GET', 'HEAD', 'PUT'],
            allowedHeaders: ['Content-Type', 'Content-MD5', 'x-amz-*'],
            // Lets a page check what it uploaded.
            exposeHeaders: ['ETag'],
            maxAgeSeconds: CORS_MAX_AGE_SECONDS,
          },
        ],
      });
    }
    this.bucketName = bucket.bucketName;
    this.bucketArn = bucket.bucketArn;
    this.bucketKmsKey = props.keyArn;
  }
}
