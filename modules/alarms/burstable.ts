import { Fn, Token } from 'cdktf';
import type { AlarmDefinition } from './alarm-definition';

/**
 * An alarm on CPU credits, which classes of a certain beginning publish and others do not. Terraform decides where
 * it alone knows the class.
 * @param beginning such as `db.t`
 */
export function ifBurstable(
  instanceClass: string,
  beginning: string,
  alarm: AlarmDefinition,
): readonly AlarmDefinition[] {
  if (!Token.isUnresolved(instanceClass)) return instanceClass.startsWith(beginning) ? [alarm] : [];
  const isBurstable = Fn.startswith(instanceClass, beginning);
  return [{ ...alarm, count: Token.asNumber(Fn.conditional(isBurstable, 1, 0)) }];
}
