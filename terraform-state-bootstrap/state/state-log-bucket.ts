import { Construct } from 'constructs';
import { objectsRule } from '../../modules/s3/lifecycle';
import { PrivateBucket } from '../../modules/s3/private-bucket';
import { logBucketName } from './bucket-names';
import { denyDeletion } from './bucket-policies';

export interface StateLogBucketProps {
  /** Bucket whose access logs are delivered here; its name is the beginning of this bucket's name. */
  readonly stateBucketName: string;
  /** 12-digit id of this account, the only one whose logs are accepted. */
  readonly accountId: string;
  /** Days that logs are kept. Lowering it deletes older ones within a day or two. */
  readonly retentionDays: number;
}

/** Days that an overwritten or deleted log can be restored. Deliveries do not overwrite. */
const NONCURRENT_DAYS = 7;

/**
 * Bucket for the access logs of the state bucket: who read or wrote which state, and when. Encrypted with SSE-S3,
 * which S3 requires of a log bucket. It has no access log itself: every delivery would cause another.
 *
 * @see Amazon S3 User Guide, "Logging requests with server access logging"
 */
export class StateLogBucket extends Construct {
  /** Name for the access logs of the state bucket. Waits for the policy that allows their delivery. */
  readonly bucketName: string;

  constructor(scope: Construct, id: string, props: StateLogBucketProps) {
    super(scope, id);
    const bucket = new PrivateBucket(this, 'this', {
      bucketName: logBucketName(props.stateBucketName),
      lifecycleRules: [
        objectsRule('records', { expireAfterDays: props.retentionDays, noncurrentDays: NONCURRENT_DAYS }),
      ],
      statements: (bucketArn) => [
        {
          Sid: 'S3ServerAccessLogs',
          Effect: 'Allow',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: `${bucketArn}/*`,
          Condition: {
            StringEquals: { 'aws:SourceAccount': props.accountId },
            ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${props.stateBucketName}` },
          },
        },
        ...denyDeletion(bucketArn),
      ],
      preventDestroy: true,
    });
    this.bucketName = bucket.bucketName;
  }
}
