import { type AlarmDefinition, AT_ONCE, PUBLISHED_ON_OCCURRENCE, TWICE } from '../alarms/alarm-definition';
import { OUTAGE } from '../alarms/outage';
import { digits } from '../shared/digits';
import type { Metric, MetricMath, Statistic } from '../shared/metric';

/** A distribution. */
export interface DistributionDimensions {
  readonly distributionId: string;
}

/**
 * Metrics of one distribution, over all edge locations. CloudWatch has them in us-east-1 only, so its alarms must be
 * there.
 * @see Amazon CloudFront Developer Guide, "Monitor CloudFront metrics with Amazon CloudWatch"
 */
export function distributionMetrics({ distributionId }: DistributionDimensions) {
  const metric = (name: string, statistic: Statistic, periodSeconds: number, label: string): Metric => ({
    namespace: 'AWS/CloudFront',
    name,
    dimensions: { DistributionId: distributionId, Region: 'Global' },
    statistic,
    periodSeconds,
    label,
  });
  return {
    /** Percentage of requests answered with 5xx; 0 while there are fewer than `minimumRequests` in the period. */
    errorPercent: (minimumRequests: number, periodSeconds = 300): MetricMath => ({
      expression: `IF(requests >= ${digits(minimumRequests)}, errors, 0)`,
      metrics: {
        requests: metric('Requests', 'Sum', periodSeconds, 'Requests'),
        errors: metric('5xxErrorRate', 'Average', periodSeconds, '5xx answers, percent'),
      },
      periodSeconds,
      label: 'Failed requests, percent',
    }),
  };
}

/** From which share of errors on users are affected, and with how many requests in five minutes. */
export interface ErrorThresholds {
  readonly errorPercent: number;
  readonly minimumRequests: number;
}

/**
 * Alarms of one distribution, in us-east-1. When CloudFront cannot reach the load balancer, that one gets no request and
 * counts no error: only these alarms notice.
 */
export function distributionAlarms(
  distribution: DistributionDimensions,
  thresholds: ErrorThresholds,
): readonly AlarmDefinition[] {
  const { errorPercent } = distributionMetrics(distribution);
  const failing = {
    comparison: 'GreaterThanThreshold',
    missingData: 'notBreaching',
    published: PUBLISHED_ON_OCCURRENCE,
    runbook: 'cloudfront-errors',
    impact: 'users',
  } as const;
  return [
    {
      ...failing,
      name: 'cloudfront-errors',
      measure: errorPercent(thresholds.minimumRequests),
      threshold: thresholds.errorPercent,
      ...TWICE,
      meaning: `CloudFront has answered more than ${digits(thresholds.errorPercent)} % of all requests with 5xx for 10 minutes.`,
    },
    {
      ...failing,
      name: 'cloudfront-outage',
      measure: errorPercent(OUTAGE.minimumRequests, OUTAGE.periodSeconds),
      threshold: OUTAGE.percent,
      ...AT_ONCE,
      meaning:
        `CloudFront has answered more than ${OUTAGE.percent} % of the requests of 15 minutes with 5xx, of ` +
        `${OUTAGE.minimumRequests} or more.`,
    },
  ];
}
