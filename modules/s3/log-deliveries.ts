import type { PolicyStatement } from '../shared/policy-document';
import { type BucketRole, bucketName } from './bucket-name';

/** Beginning of the keys of the deliveries that let one choose; the others begin with `AWSLogs/`. */
export const LOG_PREFIXES = { loadBalancer: 'alb', serverAccess: 's3', archive: 'cloudwatch' } as const;

/** Beginning of the keys of a bucket's server access logs. */
export const serverAccessPrefix = (role: BucketRole): string => `${LOG_PREFIXES.serverAccess}/${role}/`;

/** Buckets whose requests are recorded, and what the statements call them. */
const RECORDED_BUCKETS = [
  ['documents', 'Documents'],
  ['backups', 'Backups'],
] as const;

/** Whose logs a log bucket takes. */
export interface LogSources {
  /** Beginning of all names of the environment. */
  readonly name: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
}

/** Every statement that admits the deliveries of one environment, and nobody else's. */
export const logDeliveries = (bucketArn: string, sources: LogSources): readonly PolicyStatement[] => [
  ...vendedLogs(bucketArn, sources),
  loadBalancerLogs(bucketArn, sources),
  ...serverAccessLogs(bucketArn, sources),
];

/**
 * Lets the log delivery service write this account's VPC flow logs and CloudFront logs, the statements that
 * both would otherwise add by themselves and that the next plan would then remove.
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
        // CloudFront delivers from us-east-1, wherever the bucket is.
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
      // The second is where flow logs with Hive-compatible partitions go.
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
 * Lets load balancers of this account and region write their access logs. The ARN holds the account, so a
 * condition on `aws:SourceAccount` beside it would say nothing more.
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
 * Lets S3 write the access logs of the environment's other buckets, each under its own prefix. The log bucket
 * is not among them: a record of every record would be written for ever.
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
