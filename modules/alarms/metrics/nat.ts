import type { Metric, MetricMath } from '../../shared/metric';

/**
 * What one NAT gateway lets through and what not.
 * @see Amazon VPC User Guide, "NAT gateway metrics and dimensions"
 */
export function natMetrics({ natGatewayId }: { readonly natGatewayId: string }) {
  const sum = (name: string, label: string): Metric => ({
    namespace: 'AWS/NATGateway',
    name,
    dimensions: { NatGatewayId: natGatewayId },
    statistic: 'Sum',
    periodSeconds: 300,
    label,
  });
  const dropped = sum('PacketsDropCount', 'Dropped packets');
  const droppedPercent: MetricMath = {
    expression: '100 * dropped / (out + back)',
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
  };
}
