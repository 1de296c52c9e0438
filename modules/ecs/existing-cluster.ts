import { DataAwsEcsCluster } from '@cdktf/provider-aws/lib/data-aws-ecs-cluster';
import { Construct } from 'constructs';

export interface ExistingClusterProps {
  /** Name of the cluster. Changing it moves every service to another cluster, with downtime. */
  readonly clusterName: string;
}

/**
 * Existing ECS cluster of another owner, found by its name. Creates and changes nothing. The plan fails unless
 * the cluster is ACTIVE.
 *
 * The cluster must have the capacity providers FARGATE and FARGATE_SPOT; ECS refuses the service otherwise.
 * Terraform cannot look them up.
 *
 * @see Amazon ECS Developer Guide, "Amazon ECS clusters"
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
        ],
      },
    });
    this.clusterArn = cluster.arn;
    this.clusterName = cluster.clusterName;
  }
}
