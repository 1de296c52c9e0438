import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';

export interface TargetGroupProps {
  /**
   * At most 32 characters, such as `bmo-learning-prod-rails-3000`: holds the port, because another port needs
   * another group, and the new one exists beside the old one until the load balancer has changed over.
   */
  readonly targetGroupName: string;
  /** TCP port of the tasks. Changing it replaces the group without downtime if the name changes with it. */
  readonly port: number;
  readonly vpcId: string;
  /** Path that answers 200 when the task is healthy. */
  readonly healthCheckPath: string;
  /** Seconds that the longest request takes: how long a task that is taken away may finish what it began. */
  readonly longestRequestSeconds: number;
}

/**
 * Tasks of one service, by their IP addresses, as the load balancer sees them.
 *
 * A service may work on a request without answering its health check, so a task counts as unhealthy only
 * after five checks of 15 seconds each. Requests go to the task with the fewest open ones: a slow request
 * costs one task, not its turn among all. A slow start is not possible with that, and not needed.
 *
 * @see User Guide for Application Load Balancers, "Target groups for your Application Load Balancers"
 */
export class TargetGroup extends Construct {
  readonly targetGroupArn: string;
  /** Value of the `TargetGroup` dimension of metrics. */
  readonly targetGroupArnSuffix: string;
  readonly targetGroupName: string;

  constructor(scope: Construct, id: string, props: TargetGroupProps) {
    super(scope, id);
    const targetGroup = new LbTargetGroup(this, 'this', {
      name: props.targetGroupName,
      targetType: 'ip',
      port: props.port,
      protocol: 'HTTP',
      protocolVersion: 'HTTP1',
      vpcId: props.vpcId,
      loadBalancingAlgorithmType: 'least_outstanding_requests',
      deregistrationDelay: digits(props.longestRequestSeconds),
      healthCheck: {
        enabled: true,
        path: props.healthCheckPath,
        protocol: 'HTTP',
        port: 'traffic-port',
        matcher: '200',
        interval: 30,
        timeout: 15,
        healthyThreshold: 2,
        unhealthyThreshold: 5,
      },
      lifecycle: { createBeforeDestroy: true },
    });
    this.targetGroupArn = targetGroup.arn;
    this.targetGroupArnSuffix = targetGroup.arnSuffix;
    this.targetGroupName = targetGroup.name;
  }
}
