import { type EvaluationResult, runSimulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT_ID, type Policy } from './roles';

/** A call as IAM sees it. */
export interface Call {
  readonly action: string;
  /** ARN; left out for actions that know no resource. */
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
}

/** Allows everything: what is refused beside it is refused by something else. */
export const UNLIMITED: Policy = {
  name: 'unlimited',
  document: {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' }],
  },
};

/** Key policy that leaves it to the account's IAM policies, as those of the platform's keys do. */
const KEY_POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};

/** Whether IAM allows a call to whoever has these policies, within a boundary if there is one. */
export async function decide(
  policies: readonly Policy[],
  { action, resource = '*', context = {} }: Call,
  boundary?: Policy,
): Promise<EvaluationResult> {
  const toPolicies = (named: readonly Policy[]) =>
    named.map(({ name, document }) => ({ name, policy: document }));
  const result = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT_ID}:role/somebody`,
        action,
        resource: { resource, accountId: ACCOUNT_ID },
        contextVariables: { ...context },
      },
      identityPolicies: toPolicies(policies),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resource.startsWith('arn:aws:kms:') && { resourcePolicy: KEY_POLICY }),
      ...(boundary && { permissionBoundaryPolicies: toPolicies([boundary]) }),
    },
    { simulationMode: 'Strict' },
  );
  if (result.resultType === 'error')
    throw new Error(`${action} on ${resource}: ${JSON.stringify(result.errors)}`);
  return result.overallResult;
}
