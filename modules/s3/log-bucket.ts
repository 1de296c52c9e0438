import { Construct } from 'constructs';
import { bucketName } from './bucket-name';
import { expirePrefix, objectsRule } from './lifecycle';
import { LOG_PREFIXES, logDeliveries } from './log-deliveries';
import { PrivateBucket } from './private-bucket';

export interface LogBucketProps {
  /**
   * Prefix of the bucket's name, which ends in the account id: bucket names are shared by the whole world.
   */
  readonly name: string;
  readonly region: string;
  /** 12-digit id of this account, part of the name and the only source of deliveries. */
  readonly accountId: string;
  /** Days that delivered logs are kept; a shorter value deletes older logs within a day or two. */
  readonly retentionDays: number;
  /** Days that VPC flow logs are kept. @default retentionDays */
  readonly flowLogRetentionDays?: number;
  /** Days that archived log groups are kept. @default nothing is archived */
  readonly archiveRetentionDays?: number;
  /** Refuse every plan that would destroy the bucket. */
  readonly preventDestroy: boolean;
}

/** Days in which an overwritten or deleted log can be had back; deliveries never overwrite. */
const NONCURRENT_DAYS = 7;

/**
 * Bucket that AWS services deliver logs to: private, encrypted, TLS only, expiring.
 *
 * SSE-S3 and not a KMS key: load balancer access logs accept nothing else. It keeps no access log of its own,
 * every delivery would cause another. Changing `name` replaces the bucket, which AWS refuses while it holds
 * logs.
 *
 * @see Amazon VPC User Guide, "Publish flow logs to Amazon S3"
 * @see Amazon S3 User Guide, "Security best practices for Amazon S3"
 */
export class LogBucket extends Construct {
  /** Name to hand to log deliveries, known only once the bucket policy admits them. */
  readonly bucketName: string;
  /** ARN to hand to log deliveries, known only once the bucket policy admits them. */
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const { name, accountId, retentionDays, flowLogRetentionDays = retentionDays } = props;
    const bucket = new PrivateBucket(this, 'this', {
      bucketName: bucketName(name, 'logs', accountId),
      lifecycleRules: [
        objectsRule('clean-up', { noncurrentDays: NONCURRENT_DAYS }),
        expirePrefix('flow-logs', `AWSLogs/${accountId}/vpcflowlogs/`, flowLogRetentionDays),
        expirePrefix('flow-logs-hive', `AWSLogs/aws-account-id=${accountId}/`, flowLogRetentionDays),
        expirePrefix('cloudfront', `AWSLogs/${accountId}/CloudFront/`, retentionDays),
        expirePrefix('load-balancer', `${LOG_PREFIXES.loadBalancer}/`, retentionDays),
        expirePrefix('server-access', `${LOG_PREFIXES.serverAccess}/`, retentionDays),
        expirePrefix('archive', `${LOG_PREFIXES.archive}/`, props.archiveRetentionDays ?? retentionDays),
      ],
      statements: (bucketArn) => logDeliveries(bucketArn, props),
      preventDestroy: props.preventDestroy,
    });
    this.bucketName = bucket.bucketName;
    this.bucketArn = bucket.bucketArn;
  }
}
