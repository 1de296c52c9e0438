import type { StackCall } from './aws-call';
import { ANY, NOT_KNOWN_BEFORE } from './resource-names';

type Tags = StackCall['tags'];

const ID = /^[a-z]+-[0-9a-f]{8,}$/;

/**
 * What the calls so far tell about resources: whose they are, and which tags they carry. The first root that names
 * a resource has created it: a root reads at once what it creates, and others only then learn its name.
 */
export class History {
  private readonly calls: StackCall[] = [];
  private readonly owners = new Map<string, string>();
  /** By ARN or id. */
  private readonly tagsOf = new Map<string, Tags>();
  /** Tags that all resources of a root have, by root and type: for those whose own tags no call tells. */
  private readonly tagsOfType = new Map<string, Tags>();

  /**
   * Remembers an answered call; a refused one has created nothing.
   * @param tagged ARNs that the call has given tags, by type; an ARN that is not known before the answer stands
   * for those in the answer
   */
  add(call: StackCall, arns: readonly string[], tagged: readonly { arn: string; type: string }[]): void {
    if (call.status >= 300) return;
    this.calls.push(call);
    for (const { type } of tagged) this.tagsOfType.set(`${call.caller} ${type}`, commonTags(call.tags));
    const mentioned = Object.values(call.parameters);
    const created = (call.named ?? []).filter(
      (name) => !mentioned.includes(name) && !this.owners.has(nameIn(name)),
    );
    for (const name of [...created, ...tagged.map(({ arn }) => arn)]) {
      this.tagsOf.set(nameIn(name), { ...this.tagsOf.get(nameIn(name)), ...call.tags });
    }
    const ids = mentioned.filter((value) => ID.test(value));
    for (const name of [...arns, ...ids, ...created]) {
      if (!isStandIn(name) && !this.owners.has(nameIn(name))) this.owners.set(nameIn(name), call.caller);
    }
  }

  /** Tags of a resource; none where it does not exist yet, where nobody tagged it, or where its type has none. */
  tags(arn: string, type: string): Tags {
    const owner = this.owners.get(nameIn(arn));
    if (owner === undefined) return {};
    return this.tagsOf.get(nameIn(arn)) ?? this.tagsOfType.get(`${owner} ${type}`) ?? {};
  }

  /** Whether a resource exists: an earlier call has named it, or been told its name. */
  knows(arn: string): boolean {
    return this.owners.has(nameIn(arn));
  }

  /** The last answered call of an operation that fits. */
  last(action: string, fits: (call: StackCall) => boolean): StackCall | undefined {
    return this.calls.findLast((call) => call.action === action && fits(call));
  }
}

/** Whether an ARN names nothing in particular. */
const isStandIn = (arn: string): boolean => arn.includes(NOT_KNOWN_BEFORE) || arn.endsWith(ANY);

/** An EC2 id says all that its ARN does; a log group has two ARNs. */
const nameIn = (arn: string): string => {
  const last = arn.split('/').at(-1) ?? '';
  return ID.test(last) ? last : arn.replace(/:log-stream:$/, '').replace(/(:log-group:[^:]+):\*$/, '$1');
};

/** Without the name, which every resource has for itself. */
const commonTags = (tags: Tags): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => key !== 'Name'));
