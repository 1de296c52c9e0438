import { createHash } from 'node:crypto';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule';
import { Token } from 'cdktf';
import { Construct } from 'constructs';

/** Priorities that one service may use: how far the first ones of two services must lie apart. */
export const PRIORITIES_PER_SERVICE = 10_000;

/** What one rule takes, see "Quotas for your Application Load Balancers". */
const MOST_PATTERNS = 5;

export interface ServiceRoutesProps {
  readonly listenerArn: string;
  /** What the rules are for, such as `rails`: in the rules' Name tags and in messages. */
  readonly serviceName: string;
  /** One to five path patterns of each group, by the group's name: the key in addresses. */
  readonly routes: Readonly<Record<string, readonly string[]>>;
  readonly targetGroupArn: string;
  /**
   * Lowest of the {@link PRIORITIES_PER_SERVICE} priorities of this service, 1 to 40000. A lower one is asked
   * first: the service with the narrower paths comes before the one with `/api/*`. A number that is known
   * here.
   */
  readonly firstPriority: number;
}

/**
 * Paths that the load balancer forwards to one service, one listener rule for each named group.
 *
 * A rule's priority follows from the name of its group alone. It is never renumbered because another group
 * comes or goes: the rule on its way to a priority that another one still has would end the apply half-way.
 * Within a service the order of the rules says nothing, all lead to the same tasks.
 *
 * @see User Guide for Application Load Balancers, "Listener rules for your Application Load Balancer"
 */
export class ServiceRoutes extends Construct {
  /**
   * The target group, known only once a rule leads to it: ECS refuses a service whose group has no listener.
   */
  readonly targetGroupArn: string;

  constructor(scope: Construct, id: string, props: ServiceRoutesProps) {
    super(scope, id);
    const groups = new Map<number, string>();
    const rules: LbListenerRule[] = [];
    for (const [group, patterns] of Object.entries(props.routes)) {
      const priority = props.firstPriority + placeOf(group);
      const other = groups.get(priority);
      if (other) throw new Error(samePriority(props.serviceName, group, other));
      rejectTooMany(props.serviceName, group, patterns);
      groups.set(priority, group);
      rules.push(this.createRule(group, priority, patterns, props));
    }
    this.targetGroupArn = rules[0]?.action.get(0).targetGroupArn ?? props.targetGroupArn;
  }

  private createRule(
    group: string,
    priority: number,
    patterns: readonly string[],
    { listenerArn, targetGroupArn, serviceName }: ServiceRoutesProps,
  ): LbListenerRule {
    return new LbListenerRule(this, group, {
      listenerArn,
      priority,
      condition: [{ pathPattern: { values: [...patterns] } }],
      action: [{ type: 'forward', targetGroupArn }],
      tags: { Name: `${serviceName}-${group}` },
    });
  }
}

/** The place of a group among its service's priorities: any number will do that stays the same. */
const placeOf = (group: string): number =>
  createHash('sha256').update(group).digest().readUInt32BE() % PRIORITIES_PER_SERVICE;

const samePriority = (service: string, group: string, other: string): string =>
  `The route groups "${group}" and "${other}" of ${service} get the same priority, which is derived from the ` +
  'name. Rename one of them.';

function rejectTooMany(service: string, group: string, patterns: readonly string[]): void {
  if (Token.isUnresolved(patterns) || patterns.length <= MOST_PATTERNS) return;
  throw new Error(
    `The route group "${group}" of ${service} has ${patterns.length} path patterns; a listener rule takes ` +
      `${MOST_PATTERNS}. Move the rest to a second group.`,
  );
}
