import type { EvaluationResult } from '@cloud-copilot/iam-simulate';
import {
  ACCOUNT_ID,
  KEY_POLICY,
  type NamedPolicy,
  type RequestContext,
  verdictOn,
} from '../../../support/policy-engine';
import type { Policy } from './roles';

/** A call as IAM sees it. */
export interface Call {
  readonly action: string;
  /** ARN; left out for actions that know no resource. */
  readonly resource?: string;
  readonly context?: RequestContext;
}

/** Allows everything: what is refused beside it is refused by something else. */
export const UNLIMITED: Policy = {
  name: 'unlimited',
  document: {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' }],
  },
};

/** Whether IAM allows a call to whoever has these policies, within a boundary if there is one. */
export const decide = (
  policies: readonly Policy[],
  { action, resource = '*', context }: Call,
  boundary?: Policy,
): Promise<EvaluationResult> =>
  verdictOn({
    principal: `arn:aws:iam::${ACCOUNT_ID}:role/somebody`,
    action,
    resource,
    context,
    policies: policies.map(named),
    ...(boundary && { boundaries: [named(boundary)] }),
    ...(resource.startsWith('arn:aws:kms:') && { resourcePolicy: KEY_POLICY }),
  });

const named = ({ name, document }: Policy): NamedPolicy => ({ name, policy: document });
