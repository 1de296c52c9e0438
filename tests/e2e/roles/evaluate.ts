import {
  type RequestAnalysis,
  runSimulation,
  runUnsafeSimulation,
  type StatementExplain,
} from '@cloud-copilot/iam-simulate';
import { ACCOUNT_ID, KEY_POLICY, simulationOf } from '../../support/policy-engine';
import type { AuthorizationRequest } from './requests';
import type { Policy } from './role-policies';

/** Why IAM refuses a request. */
export interface Refusal {
  /** Whether a statement refuses it; otherwise none allows it. */
  readonly explicit: boolean;
  /** The statement that refuses it, or what nearly allowed it. */
  readonly reason: string;
}

/**
 * The engine's data lacks some resource types, and has patterns that fit everything; the translation has made sure
 * of the type. The engine without that check decides alike, but does not say why.
 */
const UNSURE_OF_TYPE: readonly string[] = ['multiple.resource.types', 'no.resource.types'];

/**
 * Sender the policy engine; undefined where the request is allowed.
 * @throws Error for a request or a policy that IAM would not take
 */
export async function evaluate(
  request: AuthorizationRequest,
  policies: readonly Policy[],
): Promise<Refusal | undefined> {
  const { caller, action, resource, context } = request;
  const simulation = simulationOf({
    principal: `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${roleOf(caller)}/terraform`,
    action,
    resource,
    context,
    policies,
    ...(action.startsWith('kms:') && { resourcePolicy: KEY_POLICY }),
  });
  const result = await runSimulation(simulation, {});
  if (result.resultType === 'error' && UNSURE_OF_TYPE.includes(result.errors.message)) {
    const verdict = runUnsafeSimulation(simulation, {});
    return verdict === 'Allowed' ? undefined : { explicit: verdict === 'ExplicitlyDenied', reason: verdict };
  }
  if (result.resultType !== 'single') {
    const why = result.resultType === 'error' ? JSON.stringify(result.errors) : 'the resource is a pattern';
    throw new Error(`${action} on ${resource} cannot be evaluated: ${why}`);
  }
  if (result.overallResult === 'Allowed') return undefined;
  return {
    explicit: result.overallResult === 'ExplicitlyDenied',
    reason: reasonOf(result.result.analysis),
  };
}

/** `bmo-learning-terraform-prod-foundation` of `bmo-learning-prod-foundation` */
const roleOf = (caller: string): string => caller.replace(/^bmo-learning-/, 'bmo-learning-terraform-');

function reasonOf({ identityAnalysis }: RequestAnalysis): string {
  const { denyStatements = [], unmatchedStatements = [] } = identityAnalysis ?? {};
  const [refusing] = denyStatements;
  if (refusing) return `refused by ${refusing.explain.identifier}`;
  const allowing = unmatchedStatements
    .map(({ explain }) => explain)
    .filter(({ effect, actionMatch }) => effect === 'Allow' && actionMatch);
  if (allowing.length === 0) return 'no statement allows the action';
  const onResource = allowing.filter(({ resourceMatch }) => resourceMatch);
  if (onResource.length > 0) return onResource.map(conditionsNotMet).join('; ');
  return `other resources only: ${allowing.map(resourcesOf).join('; ')}`;
}

const conditionsNotMet = ({ identifier, conditions }: StatementExplain): string => {
  const failed = [conditions ?? []].flat().filter(({ matches }) => !matches);
  const texts = failed.map(
    ({ operator, conditionKeyValue, values }) =>
      `${operator} ${conditionKeyValue} ${[values]
        .flat()
        .map(({ value }) => value)
        .join(', ')}`,
  );
  return `${identifier} asks for ${texts.join(' and ')}`;
};

const resourcesOf = ({ resources }: StatementExplain): string =>
  [resources ?? []]
    .flat()
    .map(({ resource }) => resource)
    .join(', ');
