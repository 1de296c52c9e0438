import { Construct } from 'constructs';
import { assertSettings } from '../shared/validation';
import { bucketName } from './bucket-name';
import { objectsRule } from './lifecycle';
import { serverAccessPrefix } from './log-bucket';
import { PrivateBucket } from './private-bucket';
import { type BackupsBucketSettings, backupsBucketSettings } from './settings';

export interface BackupsBucketProps {
  /**
   * Prefix of the bucket's name. Changing it replaces the bucket, which AWS refuses while it holds objects.
   */
  readonly name: string;
  /** 12-digit id of this account, part of the name. */
  readonly accountId: string;
  readonly bucket: BackupsBucketSettings;
  /** Encrypts every object. After a change, older objects stay encrypted with the old key. */
  readonly keyArn: string;
  /** Name of the log bucket, known after its policy admits S3 access logs. */
  readonly logBucketName: string;
  /** Whether Terraform rejects every plan that would destroy the bucket. */
  readonly preventDestroy: boolean;
}

/**
 * Bucket for exports and dumps of the application and its operators: private, versioned, encrypted with a customer
 * key, every request logged in the log bucket.
 *
 * Recovery points of AWS Backup are in its vault, not here. Archived objects go to Glacier Instant Retrieval:
 * they are readable at once in an emergency, and AWS Backup can read them as well.
 *
 * @see Amazon S3 User Guide, "Understanding and managing Amazon S3 storage classes"
 */
export class BackupsBucket extends Construct {
  /** Name of the bucket, known after its policy is attached. */
  readonly bucketName: string;
  /** ARN of the bucket, known after its policy is attached. */
  readonly bucketArn: string;
  /** ARN of the key; reading and writing objects needs permission to use it. */
  readonly bucketKmsKey: string;

  constructor(scope: Construct, id: string, props: BackupsBucketProps) {
    super(scope, id);
    assertSettings(backupsBucketSettings, props.bucket, this.node.path);
    const { archiveAfterDays, expireAfterDays, noncurrentDays } = props.bucket;
    const bucket = new PrivateBucket(this, 'this', {
      bucketName: bucketName(props.name, 'backups', props.accountId),
      keyArn: props.keyArn,
      lifecycleRules: [
        objectsRule('backups', {
          transitions: [{ storageClass: 'GLACIER_IR', days: archiveAfterDays }],
          expireAfterDays,
          noncurrentDays,
        }),
      ],
      accessLogs: { bucketName: props.logBucketName, prefix: serverAccessPrefix('backups') },
      preventDestroy: props.preventDestroy,
    });
    this.bucketName = bucket.bucketName;
    this.bucketArn = bucket.bucketArn;
    this.bucketKmsKey = props.keyArn;
  }
}
