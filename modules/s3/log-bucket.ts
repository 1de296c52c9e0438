import { Construct } from 'constructs';
import type { PolicyStatement } from '../shared/policy-document';
import { type BucketRole, bucketName } from './bucket-name';
import { expirePrefix, objectsRule } from './lifecycle';
import { LOG_PREFIXES } from './log-prefixes';
import { PrivateBucket } from './private-bucket';

export interface LogBucketProps {
  /** Prefix of the bucket's name, which ends in the account id: bucket names are globally unique. */
  readonly name: string;
  readonly region: string;
  /** 12-digit id of this account: part of the name, and the only source of deliveries. */
  readonly accountId: string;
  /** Days that delivered logs are kept. Lowering it deletes older logs within a day or two. */
  readonly retentionDays: number;
  /** Days that VPC flow logs are kept. @default retentionDays */
  readonly flowLogRetentionDays?: number;
  /** Days that archived log groups are kept. @default nothing is archived */
  readonly archiveRetentionDays?: number;
  /** Whether Terraform rejects every plan that would destroy the bucket. */
  readonly preventDestroy: boolean;
}

/** Recovery window in days for overwritten and deleted logs; deliveries never overwrite. */
const NONCURRENT_DAYS = 7;

/**
 * Bucket that AWS services deliver logs to: private, encrypted, TLS only, expiring.
 *
 * SSE-S3 instead of a KMS key: load balancer access logs support nothing else. It has no access log of its own:
 * every delivery would cause another one. Changing `name` replaces the bucket, which AWS refuses while it holds
 * logs.
 *
 * @see Amazon VPC User Guide, "Publish flow logs to Amazon S3"
 * @see Amazon S3 User Guide, "Security best practices for Amazon S3"
 */
export class LogBucket extends Construct {
  /** Name of the bucket, known after its policy admits log deliveries. */
  readonly bucketName: string;
  /** ARN of the bucket, known after its policy admits log deliveries. */
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
        expirePrefix('canary', `${LOG_PREFIXES.canary}/`, retentionDays),
        expirePrefix('archive', `${LOG_PREFIXES.archive}/`, props.archiveRetentionDays ?? retentionDays),
      ],
      statements: (bucketArn) => logDeliveries(bucketArn, props),
      preventDestroy: props.preventDestroy,
    });
    this.bucketName = bucket.bucketName;
    this.bucketArn = bucket.bucketArn;
  }
}

/** Key prefix of a bucket's server access logs. */
export const serverAccessPrefix = (role: BucketRole): string => `${LOG_PREFIXES.serverAccess}/${role}/`;

/** Buckets with a server access log, and their names in statement ids. */
const RECORDED_BUCKETS = [
  ['documents', 'Documents'],
  ['backups', 'Backups'],
] as const;

/** Sources that deliver to the log bucket. */
type LogSources = Pick<LogBucketProps, 'name' | 'region' | 'accountId'>;

/** Statements that admit the deliveries of one environment only. */
const logDeliveries = (bucketArn: string, sources: LogSources): readonly PolicyStatement[] => [
  ...vendedLogs(bucketArn, sources),
  loadBalancerLogs(bucketArn, sources),
  ...serverAccessLogs(bucketArn, sources),
];

/**
 * Lets the log delivery service write this account's VPC flow logs and CloudFront logs. Otherwise both services
 * add these statements to the policy, and the next plan removes them.
 * @see Amazon CloudWatch Logs User Guide, "Logs sent to Amazon S3"
 * @see Amazon CloudFront Developer Guide, "Configure standard logging (v2)"
 */
function vendedLogs(bucketArn: string, { region, accountId }: LogSources): readonly PolicyStatement[] {
  const principal = { Service: 'delivery.logs.amazonaws.com' };
  const ownDeliveries = {
    StringEquals: { 'aws:SourceAccount': accountId },
    ArnLike: {
      'aws:SourceArn': [
        `arn:aws:logs:${region}:${accountId}:*`,
        // CloudFront delivers from us-east-1, regardless of the bucket's region.
        `arn:aws:logs:us-east-1:${accountId}:delivery-source:*`,
      ],
    },
  };
  return [
    {
      Sid: 'AWSLogDeliveryWrite',
      Effect: 'Allow',
      Principal: principal,
      Action: 's3:PutObject',
      // The second is for flow logs with Hive-compatible partitions.
      Resource: [`${bucketArn}/AWSLogs/${accountId}/*`, `${bucketArn}/AWSLogs/aws-account-id=${accountId}/*`],
      Condition: {
        ...ownDeliveries,
        StringEquals: { ...ownDeliveries.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    },
    {
      Sid: 'AWSLogDeliveryAclCheck',
      Effect: 'Allow',
      Principal: principal,
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: bucketArn,
      Condition: ownDeliveries,
    },
  ];
}

/**
 * Lets load balancers of this account and region write their access logs. The ARN contains the account, so a
 * condition on `aws:SourceAccount` would be redundant.
 * @see Elastic Load Balancing, Application Load Balancers, "Enable access logs for your Application Load
 * Balancer"
 */
const loadBalancerLogs = (bucketArn: string, { region, accountId }: LogSources): PolicyStatement => ({
  Sid: 'LoadBalancerAccessLogs',
  Effect: 'Allow',
  Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: `${bucketArn}/${LOG_PREFIXES.loadBalancer}/AWSLogs/${accountId}/*`,
  Condition: {
    ArnLike: { 'aws:SourceArn': `arn:aws:elasticloadbalancing:${region}:${accountId}:loadbalancer/*` },
  },
});

/**
 * Lets S3 write the access logs of the environment's other buckets, each under its own prefix. The log bucket has
 * no access log: each delivery would cause another one, without end.
 * @see Amazon S3 User Guide, "Enabling Amazon S3 server access logging"
 */
const serverAccessLogs = (bucketArn: string, { name, accountId }: LogSources): readonly PolicyStatement[] =>
  RECORDED_BUCKETS.map(([role, sid]) => ({
    Sid: `S3ServerAccessLogs${sid}`,
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${bucketArn}/${serverAccessPrefix(role)}*`,
    Condition: {
      StringEquals: { 'aws:SourceAccount': accountId },
      ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${bucketName(name, role, accountId)}` },
    },
  }));
