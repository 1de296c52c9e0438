import { Fn, Token } from 'cdktf';
import type { AlarmDefinition } from './alarm-definition';

/**
 * Three hours of five minutes each. A new instance of RDS or ElastiCache has no credits and earns 12 or more in an
 * hour, so that an alarm on the first minutes would fire for every new instance.
 * @see Amazon EC2 User Guide, "Key concepts for burstable performance instances"; Amazon RDS User Guide, "DB instance
 * class types": T3 and T4g run in unlimited mode
 */
export const CREDITS_STAY_LOW = { evaluationPeriods: 36, datapointsToAlarm: 36 } as const;

/**
 * The alarm on CPU credits, if the instance class is burstable: other classes have no such metric. Terraform decides
 * where only Terraform knows the class.
 * @param prefix prefix of burstable classes, such as `db.t`
 */
export function ifBurstable(
  instanceClass: string,
  prefix: string,
  alarm: AlarmDefinition,
): readonly AlarmDefinition[] {
  if (!Token.isUnresolved(instanceClass)) return instanceClass.startsWith(prefix) ? [alarm] : [];
  const isBurstable = Fn.startswith(instanceClass, prefix);
  return [{ ...alarm, count: Token.asNumber(Fn.conditional(isBurstable, 1, 0)) }];
}
