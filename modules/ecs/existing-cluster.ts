import { DataAwsEcsCluster } from '@cdktf/provider-aws/lib/data-aws-ecs-cluster';
import { Construct } from 'constructs';

export interface ExistingClusterProps {
  /** Name of the cluster. Changing it moves every service to another cluster, with downtime. */
  readonly clusterName: string;
}

/**
 * Existing ECS cluster of another owner, found by its name. Creates and changes nothing. The plan fails unless
 * the cluster is ACTIVE and has Container Insights: without its metrics, the alarms on running tasks would fire forever.
 *
 * The cluster must have the capacity providers FARGATE and FARGATE_SPOT; ECS refuses the service otherwise.
 * Terraform cannot look them up.
 *
 * @see Amazon ECS Developer Guide, "Amazon ECS clusters"
 * @see Amazon ECS Developer Guide, "Monitor Amazon ECS containers using Container Insights with enhanced observability"
 */
export class ExistingCluster extends Construct {
  readonly clusterArn: string;
  readonly clusterName: string;

  constructor(scope: Construct, id: string, props: ExistingClusterProps) {
    super(scope, id);
    const cluster = new DataAwsEcsCluster(this, 'this', {
      clusterName: props.clusterName,
      lifecycle: {
        postcondition: [
          {
            condition: '${self.status == "ACTIVE"}',
            errorMessage:
              `ECS cluster "${props.clusterName}" is \${self.status}, expected ACTIVE: it accepts no tasks. ` +
              'Wait until the owner of the cluster has created it, or correct cluster.name.',
          },
          {
            condition:
              '${anytrue([for each in self.setting : ' +
              'each.name == "containerInsights" && contains(["enabled", "enhanced"], each.value)])}',
            errorMessage:
              `ECS cluster "${props.clusterName}" has these settings: \${jsonencode({for each in self.setting : ` +
              'each.name => each.value})}. Expected containerInsights "enabled" or "enhanced": the alarms on ' +
              'running tasks need its metrics. The owner of the cluster switches it on with aws ecs ' +
              `update-cluster-settings --cluster ${props.clusterName} --settings ` +
              'name=containerInsights,value=enabled.',
          },
        ],
      },
    });
    this.clusterArn = cluster.arn;
    this.clusterName = cluster.clusterName;
  }
}
