import type { StateLocation } from '../../modules/shared/state-location';
import { type RootJson, stateLocation } from '../toolbox/synthesized-roots';

/** A resource of the synthesized root. */
export interface Resource {
  /** `aws_s3_bucket.state-bucket` */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Region of its provider. */
  readonly region: string;
  /** Arguments as they stand in the JSON, with Terraform's expressions. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the command needs to know of the bootstrap root. */
export interface Configuration {
  readonly state: StateLocation;
  /** Value of the `Stack` tag on all that the root creates. */
  readonly stack: string;
  readonly resources: readonly Resource[];
}

/** Reads the Terraform JSON of the bootstrap root. */
export function configurationOf(json: RootJson): Configuration {
  const state = stateLocation(json);
  const regionOf = (body: Resource['body']): string =>
    json.provider.aws.find(({ alias }) => (alias ? `aws.${alias}` : 'aws') === (body['provider'] ?? 'aws'))
      ?.region ?? state.region;
  const stack = json.provider.aws[0]?.default_tags?.[0]?.tags['Stack'];
  if (stack === undefined) throw new Error('The bootstrap root has no default tag Stack.');
  const resources = Object.entries(json.resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({
      address: `${type}.${name}`,
      type,
      name,
      region: regionOf(body),
      body,
    })),
  );
  return { state, stack, resources };
}

/** Account that the expressions of a configuration are about. */
export interface Account {
  /** `aws` */
  readonly partition: string;
  /** 12-digit id. */
  readonly accountId: string;
}

/** Gives the value of an argument that is a text. */
export type Resolve = (resource: Resource, argument: string) => string;

interface Known {
  readonly account: Account;
  readonly text: Resolve;
}

const EXPRESSION = /\$\{([^{}]*)\}/g;

/** ARN of a managed policy, which follows from its name. */
export function policyArn(policy: Resource, { account, text }: Known): string {
  const path = 'path' in policy.body ? text(policy, 'path') : '/';
  return `arn:${account.partition}:iam::${account.accountId}:policy${path}${text(policy, 'name')}`;
}

/** Attributes that follow from arguments, by type. */
const DERIVED: Readonly<
  Record<string, Readonly<Record<string, (resource: Resource, known: Known) => string>>>
> = {
  aws_s3_bucket: {
    id: (bucket, { text }) => text(bucket, 'bucket'),
    arn: (bucket, { account, text }) => `arn:${account.partition}:s3:::${text(bucket, 'bucket')}`,
  },
  aws_iam_role: { id: (role, { text }) => text(role, 'name') },
  aws_iam_policy: { id: policyArn, arn: policyArn },
  aws_dynamodb_table: { id: (table, { text }) => text(table, 'name') },
};

/**
 * Puts values in the place of Terraform's expressions, as far as names and ARNs of resources need it: the account,
 * the partition, arguments of other resources and what follows from them. An expression that it does not know is
 * a defect of ours: its resource could be overlooked.
 */
export function resolveIn(resources: readonly Resource[], account: Account): Resolve {
  const text: Resolve = (resource, argument) => {
    const value = resource.body[argument];
    if (typeof value !== 'string') throw new Error(`${resource.address} has no text as its ${argument}.`);
    return value.replaceAll(EXPRESSION, (whole, expression: string) => {
      const found = valueBehind(expression.trim());
      if (found === undefined)
        throw new Error(`${resource.address}: ${argument} is ${whole}, which is not known.`);
      return found;
    });
  };
  const valueBehind = (expression: string): string | undefined => {
    if (/^(data\.aws_caller_identity\.[\w-]+\.account_id|var\.aws_account_id)$/.test(expression)) {
      return account.accountId;
    }
    if (/^data\.aws_partition\.[\w-]+\.partition$/.test(expression)) return account.partition;
    const [type = '', name = '', attribute = ''] = expression.split('.');
    const resource = resources.find(({ address }) => address === `${type}.${name}`);
    if (!resource) return undefined;
    if (typeof resource.body[attribute] === 'string') return text(resource, attribute);
    return DERIVED[type]?.[attribute]?.(resource, { account, text });
  };
  return text;
}
