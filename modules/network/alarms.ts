import {
  ALWAYS_PUBLISHED,
  type AlarmDefinition,
  AT_ONCE,
  LASTING,
  PUBLISHED_ON_OCCURRENCE,
} from '../alarms/alarm-definition';
import { noDataOnceKnown } from '../alarms/no-data';
import { digits } from '../shared/digits';
import type { Metric, MetricMath, Statistic } from '../shared/metric';
import type { NatThresholds } from './alarm-settings';

/**
 * Metrics of one NAT gateway.
 * @see Amazon VPC User Guide, "NAT gateway metrics and dimensions"
 */
export function natMetrics({ natGatewayId }: { readonly natGatewayId: string }) {
  const metric = (name: string, statistic: Statistic, label: string): Metric => ({
    namespace: 'AWS/NATGateway',
    name,
    dimensions: { NatGatewayId: natGatewayId },
    statistic,
    periodSeconds: 300,
    label,
  });
  const sum = (name: string, label: string) => metric(name, 'Sum', label);
  const dropped = sum('PacketsDropCount', 'Dropped packets');
  const droppedPercent: MetricMath = {
    expression: '100 * FILL(dropped, 0) / (out + back)',
    metrics: {
      dropped,
      out: sum('PacketsInFromSource', 'Packets from the VPC'),
      back: sum('PacketsInFromDestination', 'Packets from the internet'),
    },
    periodSeconds: 300,
    label: 'Dropped packets, percent',
  };
  return {
    portErrors: sum('ErrorPortAllocation', 'Connections without a port'),
    dropped,
    droppedPercent,
    bytesOut: sum('BytesOutToDestination', 'Bytes to the internet'),
    /** Values in five minutes, which a gateway publishes whether it is used or not. */
    values: metric('ActiveConnectionCount', 'SampleCount', 'Values of the active connections'),
  };
}

export interface NatGateways {
  /** Id of each gateway by the letter of its zone, which is part of the alarms' names. */
  readonly natGatewayIds: Readonly<Record<string, string>>;
}

/** Alarms of every NAT gateway. */
export const natAlarms = (
  { natGatewayIds }: NatGateways,
  thresholds: NatThresholds,
): readonly AlarmDefinition[] =>
  Object.entries(natGatewayIds).flatMap(([letter, natGatewayId]) =>
    gatewayAlarms(letter, natGatewayId, thresholds),
  );

function gatewayAlarms(
  letter: string,
  natGatewayId: string,
  thresholds: NatThresholds,
): readonly AlarmDefinition[] {
  const { portErrors, droppedPercent, values } = natMetrics({ natGatewayId });
  return [
    {
      name: `nat-${letter}-port-errors`,
      measure: portErrors,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.portErrors,
      ...AT_ONCE,
      missingData: 'notBreaching',
      published: ALWAYS_PUBLISHED,
      meaning:
        `The NAT gateway in zone ${letter} had no port for more than ${digits(thresholds.portErrors)} connections in ` +
        'five minutes: calls of third-party APIs fail.',
      runbook: 'nat-port-errors',
      impact: 'users',
    },
    {
      name: `nat-${letter}-dropped-packets`,
      measure: droppedPercent,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.droppedPercent,
      ...LASTING,
      missingData: 'notBreaching',
      // Without packets the expression divides by 0 and has no value.
      published: PUBLISHED_ON_OCCURRENCE,
      meaning:
        `The NAT gateway in zone ${letter} has dropped more than ${digits(thresholds.droppedPercent)} % of its packets ` +
        'for 15 minutes.',
      runbook: 'nat-dropped-packets',
      impact: 'none',
    },
    ...noDataOnceKnown({
      name: `nat-${letter}-no-data`,
      known: { name: `nat-${letter}-known`, measure: values },
      measure: values,
      meaning:
        `AWS has published nothing about the NAT gateway in zone ${letter} for 15 minutes: it was deleted or has ` +
        'failed. Tasks behind it reach neither third-party APIs nor AWS services without an endpoint.',
      runbook: 'nat-no-data',
      impact: 'users',
    }),
  ];
}
