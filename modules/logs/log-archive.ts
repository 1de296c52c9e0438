import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogStream } from '@cdktf/provider-aws/lib/cloudwatch-log-stream';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import {
  KinesisFirehoseDeliveryStream,
  type KinesisFirehoseDeliveryStreamExtendedS3Configuration,
} from '@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream';
import { Construct } from 'constructs';
import { policyDocument, serviceTrustPolicy } from '../shared/policy-document';
import { DeliveryRole } from './delivery-role';

export interface LogArchiveProps {
  /** Name of the delivery stream and beginning of its roles' names. Changing it replaces them, with a gap. */
  readonly name: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Bucket that keeps the archive. */
  readonly bucketArn: string;
  /**
   * Beginning of the objects' keys, such as `cloudwatch`, without a slash at its end. The bucket must expire
   * what is below it. Changing it leaves older objects where they are.
   */
  readonly prefix: string;
  /** Encrypts the log of deliveries that failed. */
  readonly logsKeyArn: string;
  /** Days that this log is kept, one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
}

/** The largest and latest that Firehose offers: few objects are cheap to keep and to read. */
const BUFFER = { mebibytes: 128, seconds: 900 };

/**
 * Delivery stream that writes log events into a bucket, one JSON document per batch and line, with the names of
 * log group and log stream in it, below `<prefix>/events/<year>/<month>/<day>/` and compressed.
 *
 * CloudWatch Logs sends batches that are compressed one by one; they are unpacked so that an object is one
 * file. What waits in the stream is encrypted with a key of AWS: the bucket is where it stays. Deliveries that
 * failed for good go to `<prefix>/errors/`.
 *
 * @see Amazon Data Firehose Developer Guide, "Decompress CloudWatch Logs" and "Controlling access with Amazon
 * Data Firehose"
 */
export class LogArchive extends Construct {
  /** What log groups are subscribed to. */
  readonly deliveryStreamArn: string;
  /** Role that CloudWatch Logs writes with, known only once it may. */
  readonly writerRoleArn: string;

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const errors = this.createErrorLog(props);
    const { roleArn } = new DeliveryRole(this, 'delivery', { ...props, errorLogStreamArn: errors.arn });
    const stream = new KinesisFirehoseDeliveryStream(this, 'this', {
      name: props.name,
      destination: 'extended_s3',
      serverSideEncryption: { enabled: true, keyType: 'AWS_OWNED_CMK' },
      extendedS3Configuration: destination(roleArn, errors, props),
    });
    this.deliveryStreamArn = stream.arn;
    this.writerRoleArn = this.createWriterRole(stream.arn, props);
  }

  private createErrorLog({ name, logsKeyArn, logRetentionDays }: LogArchiveProps): CloudwatchLogStream {
    const logGroup = new CloudwatchLogGroup(this, 'errors', {
      name: `/aws/kinesisfirehose/${name}`,
      kmsKeyId: logsKeyArn,
      retentionInDays: logRetentionDays,
    });
    return new CloudwatchLogStream(this, 'errors-stream', { name: 'delivery', logGroupName: logGroup.name });
  }

  private createWriterRole(deliveryStreamArn: string, { name, accountId }: LogArchiveProps): string {
    const role = new IamRole(this, 'writer', {
      name: `${name}-writer`,
      description: 'Lets CloudWatch Logs send log events to the delivery stream of the archive',
      assumeRolePolicy: serviceTrustPolicy('logs.amazonaws.com', {
        accountId,
        // Of any region: the firewall of CloudFront writes its log in us-east-1.
        arnPattern: `arn:aws:logs:*:${accountId}:*`,
      }),
    });
    const policy = new IamRolePolicy(this, 'writer-policy', {
      name: 'write-events',
      role: role.id,
      policy: policyDocument({
        Sid: 'WriteEvents',
        Effect: 'Allow',
        Action: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
        Resource: deliveryStreamArn,
      }),
    });
    // Through the policy: CloudWatch Logs tries the role out when a log group is subscribed.
    return `arn:aws:iam::${accountId}:role/${policy.role}`;
  }
}

const destination = (
  roleArn: string,
  errors: CloudwatchLogStream,
  { bucketArn, prefix }: LogArchiveProps,
): KinesisFirehoseDeliveryStreamExtendedS3Configuration => ({
  bucketArn,
  roleArn,
  prefix: `${prefix}/events/!{timestamp:yyyy/MM/dd}/`,
  errorOutputPrefix: `${prefix}/errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
  bufferingSize: BUFFER.mebibytes,
  bufferingInterval: BUFFER.seconds,
  compressionFormat: 'GZIP',
  processingConfiguration: {
    enabled: true,
    processors: [
      {
        type: 'Decompression',
        parameters: [{ parameterName: 'CompressionFormat', parameterValue: 'GZIP' }],
      },
      { type: 'AppendDelimiterToRecord' },
    ],
  },
  cloudwatchLoggingOptions: { enabled: true, logGroupName: errors.logGroupName, logStreamName: errors.name },
});
