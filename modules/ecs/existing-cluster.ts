import { DataAwsEcsCluster } from '@cdktf/provider-aws/lib/data-aws-ecs-cluster';
import { Construct } from 'constructs';

export interface ExistingClusterProps {
  /** Name of the cluster. Changing it moves every service to another cluster, with downtime. */
  readonly clusterName: string;
}

/**
 * An ECS cluster that somebody else owns, found by its name. Creates nothing and changes nothing; a plan fails
 * when the cluster is being deleted or set up.
 *
 * The cluster must offer the capacity providers FARGATE and FARGATE_SPOT, which Terraform cannot look up: ECS
 * refuses the service otherwise.
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
