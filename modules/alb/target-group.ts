import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Construct } from 'constructs';
import { digits } from '../shared/digits';

export interface TargetHealthCheck {
  /** Seconds between two checks. */
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  /** Failed checks in a row after which a target is unhealthy, 2 to 10. ECS then replaces the task. */
  readonly retries: number;
}

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
  /** When a target is unhealthy. The timeout, 2 to 120 seconds, is shorter than the interval, 5 to 300 seconds. */
  readonly healthCheck: TargetHealthCheck;
  /** Seconds of the longest request: a task that is removed has as long to finish its requests. */
  readonly longestRequestSeconds: number;
}

/**
 * Target group with the IP addresses of one service's tasks.
 *
 * ECS replaces a task that is unhealthy here, also in the middle of its requests. Requests go to the task with the fewest open requests, so slow requests do not
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
        interval: props.healthCheck.intervalSeconds,
        timeout: props.healthCheck.timeoutSeconds,
        healthyThreshold: 2,
        unhealthyThreshold: props.healthCheck.retries,
      },
      lifecycle: { createBeforeDestroy: true },
    });
    this.targetGroupArn = targetGroup.arn;
    this.targetGroupArnSuffix = targetGroup.arnSuffix;
    this.targetGroupName = targetGroup.name;
  }
}
