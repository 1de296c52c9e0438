import {
  ALWAYS_PUBLISHED,
  type AlarmDefinition,
  AT_ONCE,
  LASTING,
  PUBLISHED_ON_OCCURRENCE,
  REPEATED,
  TWICE,
} from '../alarms/alarm-definition';
import { OUTAGE } from '../alarms/outage';
import { digits } from '../shared/digits';
import type { Metric, MetricMath, Statistic } from '../shared/metric';
import type { LoadBalancerThresholds } from './alarm-settings';

/** A load balancer. */
export interface LoadBalancerDimensions {
  /** Suffix of its ARN, such as `app/bmo-learning-prod-alb/50dc6c495c0c9188`. */
  readonly loadBalancerArnSuffix: string;
}

/** A target group of a load balancer. */
export interface TargetDimensions extends LoadBalancerDimensions {
  /** Suffix of the target group's ARN, such as `targetgroup/bmo-learning-prod-rails/73e2d6bc24d8a067`. */
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
 * Metrics of a load balancer. Counts are published only for minutes in which they are not 0.
 * @see User Guide for Application Load Balancers, "CloudWatch metrics for your Application Load Balancer"
 */
export function loadBalancerMetrics({ loadBalancerArnSuffix }: LoadBalancerDimensions) {
  const of = metric({ LoadBalancer: loadBalancerArnSuffix });
  const requests = of('RequestCount', 'Sum', 300, 'Requests');
  const badGateways = of('HTTPCode_ELB_502_Count', 'Sum', 300, '502 of the load balancer');
  const ownErrors = of('HTTPCode_ELB_5XX_Count', 'Sum', 300, '5xx of the load balancer');
  const targetErrors = of('HTTPCode_Target_5XX_Count', 'Sum', 300, '5xx of the targets');
  return {
    requests,
    ownErrors,
    badGateways,
    targetErrors,
    rejectedConnections: of('RejectedConnectionCount', 'Sum', 300, 'Rejected connections'),
    /** Percentage of failed requests; 0 while there are fewer than `minimumRequests` in the period. */
    errorPercent: (minimumRequests: number, periodSeconds = 300): MetricMath => ({
      // RequestCount excludes requests without a target: the load balancer's own errors must be in the denominator,
      // or a total outage would divide by zero and not alarm. Each of the three is missing while it is 0.
      expression:
        `IF(FILL(requests, 0) + FILL(own, 0) >= ${digits(minimumRequests)}, ` +
        '100 * (FILL(own, 0) + FILL(targets, 0)) / (FILL(requests, 0) + FILL(own, 0)), 0)',
      metrics: {
        requests: { ...requests, periodSeconds },
        own: { ...ownErrors, periodSeconds },
        targets: { ...targetErrors, periodSeconds },
      },
      periodSeconds,
      label: 'Failed requests, percent',
    }),
  };
}

/**
 * Metrics of one target group: the tasks of one service.
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

/** Alarms of a load balancer, over all services. */
export function loadBalancerAlarms(
  loadBalancer: LoadBalancerDimensions,
  thresholds: LoadBalancerThresholds,
): readonly AlarmDefinition[] {
  const { errorPercent, badGateways, rejectedConnections } = loadBalancerMetrics(loadBalancer);
  return [
    {
      name: 'alb-errors',
      measure: errorPercent(thresholds.minimumRequests),
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.errorPercent,
      ...TWICE,
      missingData: 'notBreaching',
      published: PUBLISHED_ON_OCCURRENCE,
      meaning: `More than ${digits(thresholds.errorPercent)} % of all requests have been answered with 5xx for 10 minutes.`,
      runbook: 'alb-errors',
      impact: 'users',
    },
    {
      name: 'alb-outage',
      measure: errorPercent(OUTAGE.minimumRequests, OUTAGE.periodSeconds),
      comparison: 'GreaterThanThreshold',
      threshold: OUTAGE.percent,
      ...AT_ONCE,
      missingData: 'notBreaching',
      published: PUBLISHED_ON_OCCURRENCE,
      meaning:
        `More than ${OUTAGE.percent} % of the requests of 15 minutes have been answered with 5xx, of ` +
        `${OUTAGE.minimumRequests} or more.`,
      runbook: 'alb-errors',
      impact: 'users',
    },
    {
      name: 'alb-bad-gateway',
      measure: badGateways,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.badGateways,
      ...TWICE,
      missingData: 'notBreaching',
      published: PUBLISHED_ON_OCCURRENCE,
      meaning:
        `More than ${digits(thresholds.badGateways)} requests in five minutes have been answered with 502 for 10 ` +
        'minutes: services close connections, or end, in the middle of requests.',
      runbook: 'alb-bad-gateway',
      impact: 'none',
    },
    {
      name: 'alb-rejected-connections',
      measure: rejectedConnections,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.rejectedConnections,
      ...AT_ONCE,
      missingData: 'notBreaching',
      published: PUBLISHED_ON_OCCURRENCE,
      meaning:
        `The load balancer rejected more than ${digits(thresholds.rejectedConnections)} connections in five minutes: it ` +
        'is at its maximum.',
      runbook: 'alb-rejected-connections',
      impact: 'users',
    },
  ];
}

export interface Targets extends TargetDimensions {
  /** Service behind the target group: prefix of the alarms' names. */
  readonly service: keyof LoadBalancerThresholds['latencySeconds'];
}

/** Alarms of one service behind the load balancer. */
export const targetAlarms = (
  targets: Targets,
  thresholds: LoadBalancerThresholds,
): readonly AlarmDefinition[] => [...answerAlarms(targets, thresholds), ...healthAlarms(targets)];

/** Errors and latency. */
function answerAlarms(
  { service, ...dimensions }: Targets,
  { targetErrors, minimumRequests, latencySeconds }: LoadBalancerThresholds,
): readonly AlarmDefinition[] {
  const { errors, latencyUnderLoad } = targetMetrics(dimensions);
  return [
    {
      name: `${service}-errors`,
      measure: errors,
      comparison: 'GreaterThanThreshold',
      threshold: targetErrors,
      ...REPEATED,
      missingData: 'notBreaching',
      published: PUBLISHED_ON_OCCURRENCE,
      meaning: `${service} answers more than ${digits(targetErrors)} requests a minute with 5xx.`,
      runbook: 'target-errors',
      impact: 'none',
    },
    {
      name: `${service}-latency`,
      measure: latencyUnderLoad(minimumRequests),
      comparison: 'GreaterThanThreshold',
      threshold: latencySeconds[service],
      ...LASTING,
      missingData: 'notBreaching',
      published: PUBLISHED_ON_OCCURRENCE,
      meaning: `The p95 latency of ${service} has been above ${digits(latencySeconds[service])} s for 15 minutes.`,
      runbook: 'target-latency',
      impact: 'users',
    },
  ];
}

/** Health checks. */
function healthAlarms({ service, ...dimensions }: Targets): readonly AlarmDefinition[] {
  const { healthyHosts, unhealthyHosts } = targetMetrics(dimensions);
  return [
    {
      name: `${service}-unhealthy-hosts`,
      measure: unhealthyHosts,
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      missingData: 'notBreaching',
      published: ALWAYS_PUBLISHED,
      meaning: `A task of ${service} has failed its health check for 5 minutes, and has not been replaced.`,
      runbook: 'unhealthy-hosts',
      impact: 'none',
    },
    {
      name: `${service}-no-healthy-hosts`,
      measure: healthyHosts,
      comparison: 'LessThanThreshold',
      threshold: 1,
      ...LASTING,
      // Not published while no task is registered, which is the outage itself.
      missingData: 'breaching',
      published: { ...ALWAYS_PUBLISHED, new: 'no value' },
      meaning: `No task of ${service} has passed its health check for 3 minutes: users get errors.`,
      runbook: 'no-healthy-hosts',
      impact: 'users',
    },
  ];
}
