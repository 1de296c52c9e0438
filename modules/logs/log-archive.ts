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
  /** Name of the delivery stream, prefix of its roles' names. Changing it replaces them, with a gap in the archive. */
  readonly name: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Bucket of the archive. */
  readonly bucketArn: string;
  /**
   * Prefix of the object keys, such as `cloudwatch`, without a trailing slash. The bucket must expire objects
   * with this prefix. Changing it does not move older objects.
   */
  readonly prefix: string;
  /** Encrypts the log of delivery errors. */
  readonly logsKeyArn: string;
  /** Days that this log is kept; one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
}

/** Firehose's maximum: few, large objects are cheap to store and to read. */
const BUFFER = { mebibytes: 128, seconds: 900 };

/**
 * Delivery stream that writes log events to a bucket: gzip files below `<prefix>/events/<year>/<month>/<day>/`, one
 * JSON document per batch and line, with the names of the log group and the log stream.
 *
 * CloudWatch Logs compresses each batch; Firehose decompresses them, so that an object is a single gzip file. Data
 * in the stream is encrypted with an AWS owned key. Deliveries that fail permanently go to `<prefix>/errors/`.
 *
 * @see Amazon Data Firehose Developer Guide, "Decompress CloudWatch Logs" and "Controlling access with Amazon
 * Data Firehose"
 */
export class LogArchive extends Construct {
  /** Delivery stream that log groups are subscribed to. */
  readonly deliveryStreamArn: string;
  /** Role of CloudWatch Logs, known after its policy is attached. */
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
        // Any region: the firewall of CloudFront logs in us-east-1.
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
    // Read from the policy: CloudWatch Logs tests the role when a log group is subscribed.
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
