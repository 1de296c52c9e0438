import { digits } from '../../shared/digits';
import type { Metric, MetricMath, Statistic } from '../../shared/metric';

/** A load balancer. */
export interface LoadBalancerDimensions {
  /** End of its ARN, such as `app/bmo-learning-prod-alb/50dc6c495c0c9188`. */
  readonly loadBalancerArnSuffix: string;
}

/** Targets of a load balancer. */
export interface TargetDimensions extends LoadBalancerDimensions {
  /** End of the target group's ARN, such as `targetgroup/bmo-learning-prod-rails/73e2d6bc24d8a067`. */
  readonly targetGroupArnSuffix: string;
}

const metric =
  (dimensions: Metric['dimensions']) =>
  (name: string, statistic: Statistic, periodSeconds: number, label: string): Metric => ({
    namespace: 'AWS/ApplicationELB',
    name,
    dimensions,
    statistic,
    periodSeconds,
    label,
  });

/**
 * What users get. Counts exist only for minutes in which they are not 0.
 * @see User Guide for Application Load Balancers, "CloudWatch metrics for your Application Load Balancer"
 */
export function loadBalancerMetrics({ loadBalancerArnSuffix }: LoadBalancerDimensions) {
  const of = metric({ LoadBalancer: loadBalancerArnSuffix });
  const requests = of('RequestCount', 'Sum', 300, 'Requests');
  const ownErrors = of('HTTPCode_ELB_5XX_Count', 'Sum', 300, '5xx of the load balancer');
  const targetErrors = of('HTTPCode_Target_5XX_Count', 'Sum', 300, '5xx of the targets');
  return {
    requests,
    ownErrors,
    targetErrors,
    rejectedConnections: of('RejectedConnectionCount', 'Sum', 300, 'Rejected connections'),
    /** Percent of the requests that failed; 0 while there are fewer than `minimumRequests` in five minutes. */
    errorPercent: (minimumRequests: number): MetricMath => ({
      // A request that found no target is no RequestCount: without the load balancer's own errors in the
      // denominator, a total outage would be a division by zero and no alarm.
      expression: `IF(requests + own >= ${digits(minimumRequests)}, 100 * (own + targets) / (requests + own), 0)`,
      metrics: { requests, own: ownErrors, targets: targetErrors },
      periodSeconds: 300,
      label: 'Failed requests, percent',
    }),
  };
}

/**
 * How the tasks of one service answer.
 * @see User Guide for Application Load Balancers, "CloudWatch metrics for your Application Load Balancer"
 */
export function targetMetrics({ loadBalancerArnSuffix, targetGroupArnSuffix }: TargetDimensions) {
  const of = metric({ LoadBalancer: loadBalancerArnSuffix, TargetGroup: targetGroupArnSuffix });
  const requests = of('RequestCount', 'Sum', 300, 'Requests');
  const latency = of('TargetResponseTime', 'p95', 300, 'p95 latency, seconds');
  return {
    requests,
    latency,
    errors: of('HTTPCode_Target_5XX_Count', 'Sum', 60, '5xx answers'),
    healthyHosts: of('HealthyHostCount', 'Minimum', 60, 'Healthy tasks'),
    unhealthyHosts: of('UnHealthyHostCount', 'Maximum', 60, 'Unhealthy tasks'),
    /** The latency; 0 while there are fewer than `minimumRequests` in five minutes. */
    latencyUnderLoad: (minimumRequests: number): MetricMath => ({
      expression: `IF(requests >= ${digits(minimumRequests)}, latency, 0)`,
      metrics: { requests, latency },
      periodSeconds: 300,
      label: 'p95 latency, seconds',
    }),
  };
}
