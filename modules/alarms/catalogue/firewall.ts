import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { type FirewallDimensions, firewallMetrics } from '../metrics/firewall';
import type { AlarmSettings } from '../settings';
import { AT_ONCE } from './durations';

/** Alarm of one web ACL; for CloudFront it must be in us-east-1. */
export const firewallAlarms = (
  firewall: FirewallDimensions,
  { blockedRequests }: AlarmSettings['firewall'],
): readonly AlarmDefinition[] => [
  {
    name: 'firewall-blocked-requests',
    measure: firewallMetrics(firewall).blockedRequests,
    comparison: 'GreaterThanThreshold',
    threshold: blockedRequests,
    ...AT_ONCE,
    missingData: 'notBreaching',
    meaning:
      `The firewall blocked more than ${digits(blockedRequests)} requests in five minutes: an attack, or a rule that ` +
      'hits users.',
    runbook: 'firewall-blocked-requests',
    concerns: 'neither',
  },
];
