import { runSimulation } from '@cloud-copilot/iam-simulate';
import { permissions } from '../../../../terraform-state-bootstrap/permissions';
import type { Target } from '../../../../terraform-state-bootstrap/permissions/grant';

export const ACCOUNT_ID = '123456789012';

/** A stack of production or staging. */
export function target(environment: 'prod' | 'staging', role: 'application' | 'foundation'): Target {
  const prefix = `bmo-learning-${environment}`;
  return {
    accountId: ACCOUNT_ID,
    region: 'us-east-2',
    project: 'bmo-learning',
    prefix,
    stack: `${prefix}-${role}`,
  };
}

/** Condition keys of a request, with their values. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** One of the resources that a call is checked for, and what is known of it. */
export type Checked = readonly [arn: string, context?: Context];

/** Whether whoever has the permissions of these types may make a call. */
export type May = (action: string, ...checks: readonly Checked[]) => Promise<boolean>;

/**
 * Asks a policy engine about calls of a role that has the table's permissions of some types and no other. AWS checks
 * a call once per resource that it names, and it passes when every check does.
 */
export function holderOf(of: Target, ...types: readonly string[]): May {
  const grants = types.flatMap((type) => permissions[type]?.(of) ?? []);
  const policy = {
    Version: '2012-10-17',
    Statement: grants.map(({ actions, resources, condition }) => ({
      Effect: 'Allow',
      Action: actions,
      Resource: resources,
      ...(condition && { Condition: condition }),
    })),
  };
  return async (action, ...checks) => {
    const results = await Promise.all(checks.map((check) => isAllowed(policy, action, check)));
    return results.length > 0 && results.every(Boolean);
  };
}

async function isAllowed(policy: object, action: string, [resource, context]: Checked): Promise<boolean> {
  const simulated = await runSimulation(
    {
      request: {
        action,
        principal: `arn:aws:iam::${ACCOUNT_ID}:role/bmo-learning-terraform-prod-foundation`,
        resource: { resource, accountId: ACCOUNT_ID },
        contextVariables: { ...context } as Record<string, string | string[]>,
      },
      identityPolicies: [{ name: 'granted', policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulated.resultType === 'error') throw new Error(`${action}: ${JSON.stringify(simulated.errors)}`);
  return simulated.overallResult === 'Allowed';
}

/** The resource carries these tags. */
export const tagged = (tags: Readonly<Record<string, string>>): Context => keysOf('aws:ResourceTag', tags);

/** The call gives these tags. */
export const tagging = (tags: Readonly<Record<string, string>>): Context => ({
  ...keysOf('aws:RequestTag', tags),
  'aws:TagKeys': Object.keys(tags),
});

const keysOf = (key: string, tags: Readonly<Record<string, string>>): Context =>
  Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`${key}/${tag}`, value]));
