import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { type LoadBalancerDimensions, loadBalancerMetrics } from '../metrics/load-balancer';
import type { AlarmSettings } from '../settings';
import { AT_ONCE, TWICE } from './durations';

/** Alarms of a load balancer: what users get, whichever service answers. */
export function loadBalancerAlarms(
  loadBalancer: LoadBalancerDimensions,
  thresholds: AlarmSettings['loadBalancer'],
): readonly AlarmDefinition[] {
  const { errorPercent, rejectedConnections } = loadBalancerMetrics(loadBalancer);
  return [
    {
      name: 'alb-errors',
      measure: errorPercent(thresholds.minimumRequests),
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.errorPercent,
      ...TWICE,
      // No requests, no errors.
      missingData: 'notBreaching',
      meaning: `More than ${digits(thresholds.errorPercent)} % of all requests have been answered with 5xx for 10 minutes.`,
      runbook: 'alb-errors',
      concerns: 'users',
    },
    {
      name: 'alb-rejected-connections',
      measure: rejectedConnections,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.rejectedConnections,
      ...AT_ONCE,
      missingData: 'notBreaching',
      meaning:
        `The load balancer refused more than ${digits(thresholds.rejectedConnections)} connections in five minutes: it ` +
        'has as many as it can hold.',
      runbook: 'alb-rejected-connections',
      concerns: 'users',
    },
  ];
}
