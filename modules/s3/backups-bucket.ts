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
  /** Encrypts every object. Changing it leaves the old objects readable with the old key only. */
  readonly keyArn: string;
  /** Log bucket, by the name that is known only once its policy admits S3 access logs. */
  readonly logBucketName: string;
  /** Refuse every plan that would destroy the bucket. */
  readonly preventDestroy: boolean;
}

/**
 * Bucket for what the application and its operators put away themselves, such as an export of the vector
 * store or a dump: private, versioned, encrypted with a customer key, every request recorded in the log
 * bucket.
 *
 * Recovery points of AWS Backup are not in here, they are in its vault. Archived objects go to Glacier
 * Instant Retrieval: a restore in an emergency does not wait hours for a thaw, and AWS Backup can read them
 * too.
 *
 * @see Amazon S3 User Guide, "Understanding and managing Amazon S3 storage classes"
 */
export class BackupsBucket extends Construct {
  /** Name of the bucket, known only once its policy is in place. */
  readonly bucketName: string;
  /** ARN of the bucket, known only once its policy is in place. */
  readonly bucketArn: string;
  /** ARN of the key that whoever reads or writes backups must be allowed to use. */
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
