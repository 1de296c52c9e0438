import { Fn, Token } from 'cdktf';
import type { AlarmDefinition } from './alarm-definition';

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
