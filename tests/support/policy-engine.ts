import { type EvaluationResult, runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';

/** Account that callers and resources belong to: the one that the emulator of the end-to-end tests has, too. */
export const ACCOUNT_ID = '123456789012';

/** Condition keys of a request, with their values. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/** A call of somebody on one resource, and the policies that say something about it. */
export interface PolicyQuestion {
  /** ARN of the caller, or a service such as `logging.s3.amazonaws.com`. */
  readonly principal: string;
  readonly action: string;
  /** ARN; `*` for actions that know no resource. */
  readonly resource: string;
  readonly context?: RequestContext;
  /** The caller's own policies. */
  readonly policies: readonly NamedPolicy[];
  /** Policies that bound the caller. @default none */
  readonly boundaries?: readonly NamedPolicy[];
  /** Policy of the resource. @default none */
  readonly resourcePolicy?: object;
}

/** A policy as IAM takes it. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: PolicyDocument;
}

interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[];
}

/** Statements with `NotAction` have no `Action`. */
type PolicyStatement = { readonly Action?: string | readonly string[] };

/**
 * Policy that leaves a key to the IAM policies of the account, as those of the platform's keys do; without one KMS
 * refuses whatever they say.
 */
export const KEY_POLICY = {
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

/** What the policy engine is given: an account without an organization, whose policies would count as well. */
export const simulationOf = (question: PolicyQuestion): Simulation => ({
  request: {
    principal: question.principal,
    action: question.action,
    resource: { resource: question.resource, accountId: ACCOUNT_ID },
    contextVariables: Object.fromEntries(
      Object.entries(question.context ?? {}).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : [...value],
      ]),
    ),
  },
  identityPolicies: question.policies.map((policy) => onService(policy, question.action)),
  serviceControlPolicies: [],
  resourceControlPolicies: [],
  ...(question.boundaries && {
    permissionBoundaryPolicies: question.boundaries.map((policy) => onService(policy, question.action)),
  }),
  ...(question.resourcePolicy && { resourcePolicy: question.resourcePolicy }),
});

const narrowed = new WeakMap<PolicyDocument, Map<string, PolicyDocument>>();

/**
 * The policy without statements on other services: they say nothing about the action, and the engine spends most of
 * its time on them.
 */
function onService({ name, policy }: NamedPolicy, action: string): NamedPolicy {
  const service = action.split(':')[0] ?? '';
  const byService = narrowed.get(policy) ?? new Map<string, PolicyDocument>();
  narrowed.set(policy, byService);
  const found = byService.get(service) ?? {
    ...policy,
    Statement: policy.Statement.filter(
      ({ Action }) =>
        Action === undefined ||
        [Action].flat().some((each) => each.startsWith(`${service}:`) || each.startsWith('*')),
    ),
  };
  byService.set(service, found);
  return { name, policy: found };
}

/**
 * Sender the policy engine.
 * @throws Error for a request or a policy that IAM would not take
 */
export async function verdictOn(question: PolicyQuestion): Promise<EvaluationResult> {
  const result = await runSimulation(simulationOf(question), {});
  if (result.resultType === 'error') {
    throw new Error(`${question.action} on ${question.resource}: ${JSON.stringify(result.errors)}`);
  }
  return result.overallResult;
}
