import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { SyntheticsCanary } from '@cdktf/provider-aws/lib/synthetics-canary';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { policyDocument } from '../shared/policy-document';
import { CANARY_NAMESPACE, functionPattern } from './canary-names';
import { canaryZip, HANDLER, versionOf } from './canary-script';
import type { EnabledCanary } from './settings';

export interface CanaryProps {
  /** Name of the canary, prefix of its role's name. Changing it replaces both, and the alarm has no value meanwhile. */
  readonly canaryName: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** What it asks, and how often. */
  readonly canary: Pick<EnabledCanary, 'everyMinutes' | 'checks'>;
  /** Origin that it asks, such as `https://learning.example.com`. */
  readonly publicUrl: string;
  /** Bucket of its code and its results. */
  readonly bucketName: string;
  /** Prefix of the results, without a trailing slash. Results have to expire by a lifecycle rule of the bucket. */
  readonly resultsPrefix: string;
  /** Prefix of the code, without a trailing slash. No lifecycle rule may expire it. */
  readonly codePrefix: string;
  /** Days that the log of its runs is kept; one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
  /** Key that encrypts this log. */
  readonly logsKeyArn: string;
}

/**
 * The newest runtime without a browser. AWS announces the end of one months before; the canary goes on running then, and
 * cannot be changed until it has a newer one.
 * @see Amazon CloudWatch User Guide, "Runtime versions using Node.js" and "CloudWatch Synthetics runtime support policy"
 */
const RUNTIME_VERSION = 'syn-nodejs-3.1';

/** Seconds that a run may take: less than the shortest schedule, and more than its checks, which are asked at once. */
const TIMEOUT_SECONDS = 55;

/** Days that CloudWatch shows the runs. */
const RUNS_KEPT_DAYS = 31;

/**
 * Canary of CloudWatch Synthetics: asks the public URL from a Lambda function outside of the VPC, as a user does.
 *
 * Its log group belongs to Terraform, so that it expires and is encrypted: the role may not create one. The name of the
 * function is known only when the canary is created, and the lines of a first run that begins before may be lost.
 *
 * A change of the script, of the checks or of the schedule stops the canary, updates it and starts it again, within a minute.
 *
 * @see Amazon CloudWatch User Guide, "Required roles and permissions for canaries"
 */
export class Canary extends Construct {
  /** Name of the canary: dimension of its metrics. */
  readonly canaryName: string;

  constructor(scope: Construct, id: string, props: CanaryProps) {
    super(scope, id);
    const { canaryName, bucketName, codePrefix, resultsPrefix } = props;
    const zip = canaryZip();
    const code = new S3Object(this, 'code', {
      bucket: bucketName,
      key: `${codePrefix}/${versionOf(zip)}.zip`,
      contentBase64: Buffer.from(zip).toString('base64'),
      contentType: 'application/zip',
      // An object has at most ten tags, a resource of the environment up to fifty.
      overrideProvider: { defaultTags: { tags: {} } },
    });
    const canary = new SyntheticsCanary(this, 'this', {
      name: canaryName,
      executionRoleArn: this.createRole(props),
      runtimeVersion: RUNTIME_VERSION,
      handler: HANDLER,
      s3Bucket: code.bucket,
      s3Key: code.key,
      artifactS3Location: `s3://${bucketName}/${resultsPrefix}`,
      schedule: { expression: rate(props.canary.everyMinutes) },
      runConfig: {
        timeoutInSeconds: TIMEOUT_SECONDS,
        environmentVariables: {
          PUBLIC_URL: props.publicUrl,
          CHECKS: JSON.stringify(Object.values(props.canary.checks)),
        },
      },
      startCanary: true,
      // With its Lambda functions and layers, which nothing else would delete.
      deleteLambda: true,
      successRetentionPeriod: RUNS_KEPT_DAYS,
      failureRetentionPeriod: RUNS_KEPT_DAYS,
    });
    new CloudwatchLogGroup(this, 'log', {
      name: `/aws/lambda/${Fn.element(Fn.split(':', canary.engineArn), 6)}`,
      retentionInDays: props.logRetentionDays,
      kmsKeyId: props.logsKeyArn,
    });
    this.canaryName = canary.name;
  }

  /** @returns ARN of the role, known after its policy is attached: Synthetics tests it */
  private createRole(props: CanaryProps): string {
    const { canaryName, region, accountId, bucketName } = props;
    const role = new IamRole(this, 'role', {
      name: canaryName,
      description: 'Canary: writes its results, its log and its metrics',
      // Lambda names no source when it assumes the role of a function.
      assumeRolePolicy: policyDocument({
        Sid: 'AssumeForFunctions',
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    });
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'run',
      role: role.id,
      policy: policyDocument(
        {
          Sid: 'WriteResults',
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: `arn:aws:s3:::${bucketName}/${props.resultsPrefix}/*`,
        },
        {
          Sid: 'FindTheBucket',
          Effect: 'Allow',
          Action: 's3:GetBucketLocation',
          Resource: `arn:aws:s3:::${bucketName}`,
        },
        { Sid: 'ListBuckets', Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
        {
          Sid: 'WriteLog',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: `arn:aws:logs:${region}:${accountId}:log-group:/aws/lambda/${functionPattern(canaryName)}:log-stream:*`,
        },
        {
          Sid: 'PublishMetrics',
          Effect: 'Allow',
          Action: 'cloudwatch:PutMetricData',
          Resource: '*',
          Condition: { StringEquals: { 'cloudwatch:namespace': CANARY_NAMESPACE } },
        },
      ),
    });
    return `arn:aws:iam::${accountId}:role/${policy.role}`;
  }
}

/** EventBridge demands the singular for one. */
const rate = (minutes: number): string => `rate(${minutes} ${minutes === 1 ? 'minute' : 'minutes'})`;
