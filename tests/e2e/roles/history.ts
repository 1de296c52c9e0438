import { parameter, type StackCall } from './aws-call';
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
  /** Runs of Terraform that have ended, by root. */
  private readonly endedRuns = new Map<string, number>();
  /** Run in which a key was created or tagged, by ARN. */
  private readonly runThatTagged = new Map<string, string>();

  /**
   * Remembers an answered call; a refused one has created nothing.
   * @param tagged ARNs that the call has given tags, by type; an ARN that is not known before the answer stands
   * for those in the answer
   */
  add(call: StackCall, arns: readonly string[], tagged: readonly { arn: string; type: string }[]): void {
    if (call.status >= 300) return;
    this.calls.push(call);
    if (releasesLock(call)) this.endedRuns.set(call.caller, (this.endedRuns.get(call.caller) ?? 0) + 1);
    for (const { type } of tagged) this.tagsOfType.set(`${call.caller} ${type}`, commonTags(call.tags));
    const mentioned = Object.values(call.parameters);
    const created = (call.named ?? []).filter(
      (name) => !mentioned.includes(name) && !this.owners.has(nameIn(name)),
    );
    for (const name of [...created, ...tagged.map(({ arn }) => arn)]) {
      this.tagsOf.set(nameIn(name), { ...this.tagsOf.get(nameIn(name)), ...call.tags });
      this.runThatTagged.set(nameIn(name), this.runOf(call.caller));
    }
    const ids = mentioned.filter((value) => ID.test(value));
    for (const name of [...arns, ...ids, ...created]) {
      if (isStandIn(name) || this.owners.has(nameIn(name))) continue;
      this.owners.set(nameIn(name), call.caller);
      this.runThatTagged.set(nameIn(name), this.runOf(call.caller));
    }
  }

  /**
   * Tags that authorization sees on a resource; none where it does not exist yet, where nobody tagged it, where its type
   * has none, or where they are too new.
   */
  tags(arn: string, type: string): Tags {
    const owner = this.owners.get(nameIn(arn));
    if (owner === undefined || (DELAYED.includes(type) && this.isTaggedInThisRun(arn, owner))) return {};
    return this.tagsOf.get(nameIn(arn)) ?? this.tagsOfType.get(`${owner} ${type}`) ?? {};
  }

  private isTaggedInThisRun(arn: string, owner: string): boolean {
    return this.runThatTagged.get(nameIn(arn)) === this.runOf(owner);
  }

  private runOf(root: string): string {
    return `${root} ${this.endedRuns.get(root) ?? 0}`;
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

/**
 * Types whose tags affect authorization late: up to five minutes after they were given. The emulator is faster than AWS, so
 * the time between two calls of the log says nothing about AWS. Instead, the tags count from the end of the run that gave
 * them: a run that creates a key has to work without them.
 * @see AWS KMS Developer Guide, "ABAC for AWS KMS"
 */
const DELAYED: readonly string[] = ['kms/key'];

/** A run of Terraform ends by deleting the item that locks its state. The digest of the state is another item. */
const releasesLock = (call: StackCall): boolean =>
  call.service === 'dynamodb' &&
  call.action === 'DeleteItem' &&
  !(parameter(call, 'LockID.S') ?? '').endsWith('-md5');

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
