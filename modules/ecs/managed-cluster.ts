import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster';
import { EcsClusterCapacityProviders } from '@cdktf/provider-aws/lib/ecs-cluster-capacity-providers';
import { Construct } from 'constructs';
import type { ClusterSettings } from './settings';

export interface ManagedClusterProps {
  /** Name of the cluster. Changing it replaces the cluster and moves every service, with downtime. */
  readonly clusterName: string;
  readonly region: string;
  /** 12-digit id of this account. */
  readonly accountId: string;
  /** Metrics per task and container, charged per metric. Takes effect at once. */
  readonly containerInsights: Extract<ClusterSettings, { source: 'managed' }>['containerInsights'];
  /** Encrypts the record of what was typed in `aws ecs execute-command`. */
  readonly logsKeyArn: string;
  /** Days that this record is kept, one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
}

/**
 * ECS cluster that runs tasks on Fargate and Fargate Spot, and records what is typed in
 * `aws ecs execute-command`.
 *
 * What a service does not say itself runs on Fargate: Spot takes tasks away, that is a choice for each service.
 * The record is written with the role of the task, which therefore needs permissions on the log group.
 *
 * @see Amazon ECS Developer Guide, "Amazon ECS clusters for Fargate workloads" and "Monitor Amazon ECS
 * containers with ECS Exec"
 */
export class ManagedCluster extends Construct {
  /** Known only once the capacity providers are attached: ECS refuses services that ask for others. */
  readonly clusterArn: string;
  /** Known only once the capacity providers are attached. */
  readonly clusterName: string;
  /** Where the record goes; task roles need it when execute command is on. */
  readonly executeCommandLogGroupArn: string;

  constructor(scope: Construct, id: string, props: ManagedClusterProps) {
    super(scope, id);
    const record = new CloudwatchLogGroup(this, 'execute-command', {
      name: `/ecs/${props.clusterName}/execute-command`,
      kmsKeyId: props.logsKeyArn,
      retentionInDays: props.logRetentionDays,
    });
    const cluster = new EcsCluster(this, 'this', {
      name: props.clusterName,
      setting: [{ name: 'containerInsights', value: props.containerInsights }],
      configuration: {
        executeCommandConfiguration: {
          logging: 'OVERRIDE',
          logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: record.name },
        },
      },
    });
    const providers = new EcsClusterCapacityProviders(this, 'capacity-providers', {
      clusterName: cluster.name,
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 1, weight: 1 }],
    });
    this.clusterName = providers.clusterName;
    this.clusterArn = `arn:aws:ecs:${props.region}:${props.accountId}:cluster/${providers.clusterName}`;
    this.executeCommandLogGroupArn = record.arn;
  }
}
