import type { AlarmDefinition } from '../../../modules/alarms/alarm-definition';
import { catalogue } from '../../../ops/docs/alarm-catalogue';

export { catalogue, database, events, standard } from '../../../ops/docs/alarm-catalogue';

/** The alarm of this name; throws if there is none. */
export function alarm(name: string, among: readonly AlarmDefinition[] = catalogue): AlarmDefinition {
  const found = among.find((definition) => definition.name === name);
  if (!found) throw new Error(`No ${name} among: ${among.map((each) => each.name).join(', ')}`);
  return found;
}
