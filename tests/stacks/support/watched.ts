import { list, refersTo, resourcesOf } from '../../policies/support/resources';
import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';

/** Reference to an attribute of a resource, not of a data source. */
const ATTRIBUTE = /(?<![\w.-])(aws_\w+)\.([\w-]+)(?:\[[^\]]*\])?\.(\w+)/g;

/**
 * Addresses of all resources that alarms with actions and EventBridge rules with targets of a stack reference. A
 * literal name does not count: it remains when the resource is removed.
 */
export function watched(stack: TerraformConfiguration): ReadonlySet<string> {
  const addresses = new Set<string>();
  const follow = (text: unknown, path: readonly string[] = []): void => {
    if (typeof text !== 'string') return;
    for (const [attribute, type = '', name = '', argument = ''] of text.matchAll(ATTRIBUTE)) {
      addresses.add(`${type}.${name}`);
      // Follows references: an alarm on the name in a vault lock is an alarm on the vault.
      if (!path.includes(attribute)) follow(stack.resources(type)[name]?.[argument], [...path, attribute]);
    }
  };
  for (const subject of [...dimensions(stack), ...patterns(stack)]) follow(subject);
  return addresses;
}

/** Values of the dimensions of alarms. */
const dimensions = (stack: TerraformConfiguration): readonly unknown[] =>
  resourcesOf(stack, 'aws_cloudwatch_metric_alarm')
    .filter(([, { alarm_actions }]) => list(alarm_actions).length > 0)
    .flatMap(([, alarm]) => [alarm, ...list<Block>(alarm['metric_query']).map(({ metric }) => metric ?? {})])
    .flatMap((metric) => Object.values(metric['dimensions'] ?? {}));

/** Event patterns of EventBridge rules. */
const patterns = (stack: TerraformConfiguration): readonly unknown[] =>
  resourcesOf(stack, 'aws_cloudwatch_event_rule')
    .filter(([address]) =>
      resourcesOf(stack, 'aws_cloudwatch_event_target').some(([, { rule }]) => refersTo(rule, address)),
    )
    .map(([, { event_pattern }]) => event_pattern);
