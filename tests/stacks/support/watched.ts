import { list, refersTo, resourcesOf } from '../../policies/support/resources';
import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';

/** An attribute of a resource, in an expression; one of a data source is none. */
const ATTRIBUTE = /(?<![\w.-])(aws_\w+)\.([\w-]+)(?:\[[^\]]*\])?\.(\w+)/g;

/**
 * Addresses of all that the alarms and rules of a stack are about, as long as they tell somebody. A name that is
 * written out counts for nothing: it stays when the resource is gone.
 */
export function watched(stack: TerraformConfiguration): ReadonlySet<string> {
  const addresses = new Set<string>();
  const follow = (text: unknown, path: readonly string[] = []): void => {
    if (typeof text !== 'string') return;
    for (const [attribute, type = '', name = '', argument = ''] of text.matchAll(ATTRIBUTE)) {
      addresses.add(`${type}.${name}`);
      // What a resource was told itself is about the resource it was told of: the vault of a lock, for example.
      if (!path.includes(attribute)) follow(stack.resources(type)[name]?.[argument], [...path, attribute]);
    }
  };
  for (const subject of [...dimensions(stack), ...patterns(stack)]) follow(subject);
  return addresses;
}

/** Values of the dimensions that alarms look at. */
const dimensions = (stack: TerraformConfiguration): readonly unknown[] =>
  resourcesOf(stack, 'aws_cloudwatch_metric_alarm')
    .filter(([, { alarm_actions }]) => list(alarm_actions).length > 0)
    .flatMap(([, alarm]) => [alarm, ...list<Block>(alarm['metric_query']).map(({ metric }) => metric ?? {})])
    .flatMap((metric) => Object.values(metric['dimensions'] ?? {}));

/** What rules of EventBridge wait for. */
const patterns = (stack: TerraformConfiguration): readonly unknown[] =>
  resourcesOf(stack, 'aws_cloudwatch_event_rule')
    .filter(([address]) =>
      resourcesOf(stack, 'aws_cloudwatch_event_target').some(([, { rule }]) => refersTo(rule, address)),
    )
    .map(([, { event_pattern }]) => event_pattern);
