import { Construct } from 'constructs';
import { objectsRule } from '../../modules/s3/lifecycle';
import { PrivateBucket } from '../../modules/s3/private-bucket';
import { logBucketName } from './bucket-names';
import { denyDeletion } from './bucket-policies';

export interface StateLogBucketProps {
  /** Bucket whose requests are recorded; the log bucket is called after it. */
  readonly stateBucketName: string;
  /** 12-digit id of this account, the only source of records. */
  readonly accountId: string;
  /** Days that records are kept; a shorter value deletes older ones within a day or two. */
  readonly retentionDays: number;
}

/** Recovery window, in days, of an overwritten or deleted record; deliveries never overwrite. */
const NONCURRENT_DAYS = 7;

/**
 * Bucket for the access logs of the state bucket: who read or wrote which state, and when. Encrypted with SSE-S3,
 * which S3 requires of a log bucket. It has no access log itself: every delivery would cause another.
 *
 * @see Amazon S3 User Guide, "Logging requests with server access logging"
 */
export class StateLogBucket extends Construct {
  /** Name to hand to the recorded bucket, known only once the policy admits the records. */
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
