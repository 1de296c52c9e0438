import { permissions } from '../../../../terraform-state-bootstrap/permissions';
import type { Target } from '../../../../terraform-state-bootstrap/permissions/grant';
import { ACCOUNT_ID, type RequestContext } from '../../../support/policy-engine';
import { isGranted } from './granted';

/** A stack of production or staging. */
export function target(environment: 'prod' | 'staging', role: 'application' | 'foundation'): Target {
  const prefix = `bmo-learning-${environment}`;
  return {
    accountId: ACCOUNT_ID,
    region: 'us-east-2',
    project: 'bmo-learning',
    environment,
    prefix,
    stack: `${prefix}-${role}`,
  };
}

/** One of the resources that a call is checked for, and what is known of it. */
export type Checked = readonly [arn: string, context?: RequestContext];

/** Whether whoever has the permissions of these types may make a call. */
export type May = (action: string, ...checks: readonly Checked[]) => Promise<boolean>;

/**
 * Sender a policy engine about calls of a role that has the table's permissions of some types and no other. AWS checks
 * a call once per resource that it names, and it passes when every check does.
 */
export function holderOf(of: Target, ...types: readonly string[]): May {
  const grants = types.flatMap((type) => permissions[type]?.(of) ?? []);
  return async (action, ...checks) => {
    const results = await Promise.all(checks.map((check) => isGranted(grants, [action, ...check])));
    return results.length > 0 && results.every(Boolean);
  };
}

/** The resource carries these tags. */
export const tagged = (tags: Readonly<Record<string, string>>): RequestContext =>
  keysOf('aws:ResourceTag', tags);

/** The call gives these tags. */
export const tagging = (tags: Readonly<Record<string, string>>): RequestContext => ({
  ...keysOf('aws:RequestTag', tags),
  'aws:TagKeys': Object.keys(tags),
});

const keysOf = (key: string, tags: Readonly<Record<string, string>>): RequestContext =>
  Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`${key}/${tag}`, value]));
