import type { Grant } from '../../../../terraform-state-bootstrap/permissions/grant';
import { ACCOUNT_ID, KEY_POLICY, type RequestContext, verdictOn } from '../../../support/policy-engine';

/** A call, one resource that it is checked for, and what is known of it. */
export type Sample = readonly [action: string, arn: string, context?: RequestContext];

/**
 * Sender a policy engine whether grants, as they are and not yet compiled, allow a call on one resource.
 * @param keyPolicy of the key, if it is one
 */
export async function isGranted(
  grants: readonly Grant[],
  [action, resource, context]: Sample,
  keyPolicy: object = KEY_POLICY,
): Promise<boolean> {
  const Statement = grants.map(({ actions, resources, condition }) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition && { Condition: condition }),
  }));
  const verdict = await verdictOn({
    principal: `arn:aws:iam::${ACCOUNT_ID}:role/bmo-learning-terraform-prod-foundation`,
    action,
    resource,
    context: { 'kms:CallerAccount': ACCOUNT_ID, ...context },
    policies: [{ name: 'granted', policy: { Version: '2012-10-17', Statement } }],
    ...(resource.includes(':key/') && { resourcePolicy: keyPolicy }),
  });
  return verdict === 'Allowed';
}
