import { digits } from '../../shared/digits';
import type { AlarmDefinition } from '../alarm-definition';
import { natMetrics } from '../metrics/nat';
import type { AlarmSettings } from '../settings';
import { AT_ONCE, LASTING } from './durations';

export interface NatGateways {
  /** Each gateway once, by the letter of the zone it stands in: part of the alarms' names. */
  readonly natGatewayIds: Readonly<Record<string, string>>;
}

/** Alarms of every NAT gateway. */
export const natAlarms = (
  { natGatewayIds }: NatGateways,
  thresholds: AlarmSettings['nat'],
): readonly AlarmDefinition[] =>
  Object.entries(natGatewayIds).flatMap(([letter, natGatewayId]) =>
    gatewayAlarms(letter, natGatewayId, thresholds),
  );

function gatewayAlarms(
  letter: string,
  natGatewayId: string,
  thresholds: AlarmSettings['nat'],
): readonly AlarmDefinition[] {
  const { portErrors, droppedPercent } = natMetrics({ natGatewayId });
  return [
    {
      name: `nat-${letter}-port-errors`,
      measure: portErrors,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.portErrors,
      ...AT_ONCE,
      missingData: 'notBreaching',
      meaning:
        `The NAT gateway in zone ${letter} had no port for more than ${digits(thresholds.portErrors)} connections in ` +
        'five minutes: calls of other companies fail.',
      runbook: 'nat-port-errors',
      concerns: 'users',
    },
    {
      name: `nat-${letter}-dropped-packets`,
      measure: droppedPercent,
      comparison: 'GreaterThanThreshold',
      threshold: thresholds.droppedPercent,
      ...LASTING,
      missingData: 'notBreaching',
      meaning:
        `The NAT gateway in zone ${letter} has dropped more than ${digits(thresholds.droppedPercent)} % of its packets ` +
        'for 15 minutes.',
      runbook: 'nat-dropped-packets',
      concerns: 'neither',
    },
  ];
}
