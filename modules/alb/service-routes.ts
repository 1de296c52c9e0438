import { createHash } from 'node:crypto';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule';
import { Token } from 'cdktf';
import { Construct } from 'constructs';

/** Number of priorities of one service: minimum distance between the first priorities of two services. */
export const PRIORITIES_PER_SERVICE = 10_000;

/** Path patterns of one listener rule, see "Quotas for your Application Load Balancers". */
const MOST_PATTERNS = 5;

export interface ServiceRoutesProps {
  readonly listenerArn: string;
  /** Name of the service, such as `rails`, for the rules' Name tags and for error messages. */
  readonly serviceName: string;
  /** One to five path patterns per group, by the group's name: the key in addresses. */
  readonly routes: Readonly<Record<string, readonly string[]>>;
  readonly targetGroupArn: string;
  /**
   * Lowest of the {@link PRIORITIES_PER_SERVICE} priorities of this service, 1 to 40000; known at synthesis.
   * Rules with a lower priority are evaluated first: a service with narrower paths must come before one with
   * `/api/*`.
   */
  readonly firstPriority: number;
}

/**
 * Paths that the load balancer forwards to one service, one listener rule per named group.
 *
 * The priority of a rule is derived from the name of its group alone. Adding or removing a group never
 * renumbers another one: an apply fails half-way when a rule moves to a priority that is still in use. The
 * order of the rules within a service does not matter, because all forward to the same tasks.
 *
 * @see User Guide for Application Load Balancers, "Listener rules for your Application Load Balancer"
 */
export class ServiceRoutes extends Construct {
  /** The target group, known after a rule forwards to it: ECS refuses a target group without a listener. */
  readonly targetGroupArn: string;

  constructor(scope: Construct, id: string, props: ServiceRoutesProps) {
    super(scope, id);
    const groups = new Map<number, string>();
    const rules: LbListenerRule[] = [];
    for (const [group, patterns] of Object.entries(props.routes)) {
      const priority = props.firstPriority + offsetOf(group);
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

/** Offset of a group within its service's priorities; any stable number works. */
const offsetOf = (group: string): number =>
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
