import { type ResourceType, typeOf } from './resource-types';

/** Something that IAM is asked about. */
export interface Resource {
  /** ARN, or `*` for an action that knows no resources. */
  readonly arn: string;
  /** `ec2/subnet`; empty for `*`. */
  readonly type: string;
}

/** What an action without resources is about. */
export const EVERYTHING: Resource = { arn: '*', type: '' };

/**
 * The resource with this ARN.
 * @param types those that the action knows
 * @throws Error where the action knows no resource with such an ARN
 */
export function resourceOf(action: string, arn: string, types: readonly ResourceType[]): Resource {
  const type = typeOf(arn, types);
  if (!type) throw new Error(`${action} knows no resource ${arn}.`);
  return { arn, type: `${action.split(':')[0]}/${type.name}` };
}
