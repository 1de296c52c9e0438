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
  /** CORS origins whose pages may use presigned URLs, each with its scheme; no wildcards. */
  readonly corsOrigins: readonly string[];
  /** Encrypts every object. After a change, older objects stay encrypted with the old key. */
  readonly keyArn: string;
  /** Name of the log bucket, known after its policy admits S3 access logs. */
  readonly logBucketName: string;
  /** Whether Terraform rejects every plan that would destroy the bucket. */
  readonly preventDestroy: boolean;
}

/** Seconds for which a browser caches a preflight response. */
const CORS_MAX_AGE_SECONDS = 3600;

/** Terraform's `count` if the origins are unknown at synthesis: 1, or 0 without origins. Otherwise undefined. */
const countOf = (origins: readonly string[]): number | undefined =>
  Token.isUnresolved(origins) ? Fn.min([Fn.lengthOf(origins), 1]) : undefined;

/**
 * Bucket of the documents that users upload: private, versioned, encrypted with a customer key, every request
 * logged in the log bucket.
 *
 * Current versions expire only if the settings say so. No object moves to a storage class that takes hours to
 * read: the application reads objects directly, and AWS Backup skips those classes.
 *
 * @see Amazon S3 User Guide, "Managing the lifecycle of objects" and "Using cross-origin resource sharing
 * (CORS)"
 * @see AWS Backup Developer Guide, "Amazon S3 backups"
 */
export class DocumentsBucket extends Construct {
  /** Name of the bucket, known after its policy is attached. */
  readonly bucketName: string;
  /** ARN of the bucket, known after its policy is attached. */
  readonly bucketArn: string;
  /** ARN of the key; reading and writing objects needs permission to use it. */
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
            // For pages that verify an upload.
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
