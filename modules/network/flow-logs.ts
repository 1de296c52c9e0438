import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { FlowLog, type FlowLogConfig } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { policyDocument, serviceTrustPolicy } from '../shared/policy-document';
import { assertSettings } from '../shared/validation';
import { type FlowLogSettings, flowLogSettings } from './settings';

export interface FlowLogsProps {
  /** Prefix of the names and Name tags. */
  readonly name: string;
  readonly vpcId: string;
  readonly region: string;
  /** 12-digit id of this account: the delivery role can be assumed on its behalf only. */
  readonly accountId: string;
  readonly flowLogs: FlowLogSettings;
  /** Bucket for the destination `s3`; its policy must admit flow log deliveries. */
  readonly bucketArn: string;
  /** Encrypts the log group of the destination `cloud-watch-logs`. */
  readonly logsKeyArn: string;
}

/**
 * Flow log of a whole VPC: accepted and rejected traffic, aggregated over ten minutes.
 *
 * Ten minutes instead of one: a tenth of the records, and no alarm reads them. Changing nearly any argument
 * replaces the flow log; delivered records stay.
 *
 * @see Amazon VPC User Guide, "Logging IP traffic using VPC Flow Logs"
 */
export class FlowLogs extends Construct {
  readonly flowLogId: string;

  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    assertSettings(flowLogSettings, props.flowLogs, this.node.path);
    const flowLog = new FlowLog(this, 'this', {
      vpcId: props.vpcId,
      trafficType: 'ALL',
      maxAggregationInterval: 600,
      tags: { Name: `${props.name}-flow-logs` },
      ...(props.flowLogs.destination === 's3' ? this.toBucket(props) : this.toLogGroup(props)),
    });
    this.flowLogId = flowLog.id;
  }

  private toBucket({ bucketArn }: FlowLogsProps): FlowLogConfig {
    return {
      logDestinationType: 's3',
      logDestination: bucketArn,
      destinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
    };
  }

  private toLogGroup({ name, region, accountId, flowLogs, logsKeyArn }: FlowLogsProps): FlowLogConfig {
    const logGroup = new CloudwatchLogGroup(this, 'log-group', {
      name: `/vpc/${name}/flow-logs`,
      kmsKeyId: logsKeyArn,
      retentionInDays: flowLogs.retentionDays,
    });
    const role = new IamRole(this, 'delivery', {
      name: `${name}-flow-logs`,
      description: 'Lets VPC Flow Logs write to its log group',
      assumeRolePolicy: serviceTrustPolicy('vpc-flow-logs.amazonaws.com', {
        accountId,
        arnPattern: `arn:aws:ec2:${region}:${accountId}:vpc-flow-log/*`,
      }),
    });
    const policy = new IamRolePolicy(this, 'delivery-policy', {
      name: 'write-flow-logs',
      role: role.id,
      policy: policyDocument(
        {
          Sid: 'WriteRecords',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          Resource: `${logGroup.arn}:*`,
        },
        {
          Sid: 'FindTheLogGroup',
          Effect: 'Allow',
          Action: 'logs:DescribeLogGroups',
          Resource: `arn:aws:logs:${region}:${accountId}:log-group:*`,
        },
      ),
    });
    return {
      logDestinationType: 'cloud-watch-logs',
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      // Without the policy, the flow log reports a failed delivery.
      dependsOn: [policy],
    };
  }
}
