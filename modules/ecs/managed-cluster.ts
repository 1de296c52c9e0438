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
  /** Encrypts the log of `aws ecs execute-command` sessions. */
  readonly logsKeyArn: string;
  /** Days that this log is kept; one of CloudWatch Logs' fixed values. */
  readonly logRetentionDays: number;
}

/**
 * ECS cluster for tasks on Fargate and Fargate Spot, with a log of `aws ecs execute-command` sessions.
 *
 * The default is Fargate: each service chooses Spot itself, because AWS can interrupt Spot tasks. ECS writes the
 * session log with the task role, which needs permissions on the log group.
 *
 * @see Amazon ECS Developer Guide, "Amazon ECS clusters for Fargate workloads" and "Monitor Amazon ECS
 * containers with ECS Exec"
 */
export class ManagedCluster extends Construct {
  /** Known after the capacity providers are attached: ECS refuses services with other ones. */
  readonly clusterArn: string;
  /** Known after the capacity providers are attached. */
  readonly clusterName: string;
  /** Log group of the sessions; task roles need it if execute command is on. */
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
