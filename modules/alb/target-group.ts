import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';

export interface TargetGroupProps {
  /**
   * At most 32 characters, such as `bmo-learning-prod-rails-3000`. It contains the port, because another port
   * needs another group, which exists beside the old one until the load balancer uses the new one.
   */
  readonly targetGroupName: string;
  /** TCP port of the tasks. Changing it replaces the group, without downtime if the name changes as well. */
  readonly port: number;
  readonly vpcId: string;
  /** Path that answers 200 if the task is healthy. */
  readonly healthCheckPath: string;
  /** Seconds of the longest request: a task that is removed has as long to finish its requests. */
  readonly longestRequestSeconds: number;
}

/**
 * Target group with the IP addresses of one service's tasks.
 *
 * A busy service may not answer its health check, so a task is unhealthy only after five failed checks with a
 * timeout of 15 seconds each. Requests go to the task with the fewest open requests, so slow requests do not
 * pile up on one task. Slow start is not available with this algorithm, and not needed.
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
