import {
  DELETE_OBJECT_VERSION,
  STATEFUL_DELETES,
} from '../../../terraform-state-bootstrap/roles/stateful-deletes';
import type { AwsCall } from './aws-call';
import { evaluate, type Refusal } from './evaluate';
import { type CountedRequest, requestsOf } from './requests';
import type { Policy, Roles } from './role-policies';

/** A request that IAM refuses, and why. */
export interface Denial extends CountedRequest, Refusal {}

/** What the roles' policies say to the calls of a run. */
export interface Replay {
  /** Distinct requests that were evaluated. */
  readonly evaluated: number;
  /** How often they were asked. */
  readonly asked: number;
  /** Refused, although Terraform needs it. */
  readonly denied: readonly Denial[];
  /** Deletes of what holds data, which a protected environment's roles are refused on purpose. */
  readonly explicitlyDenied: readonly Denial[];
  /** Deletes of what holds data that a protected environment's roles should be refused, and are not. */
  readonly unguarded: readonly CountedRequest[];
  /** Actions that a role is allowed and that no call needed, by stack. */
  readonly neverUsed: Readonly<Record<string, readonly string[]>>;
}

/** Stacks of environments with `deletionProtection`. */
const PROTECTED = /^bmo-learning-prod-/;

/** The code of the canary, which an apply writes again. */
const CANARY_CODE = /-logs-\d{12}\/canary\/code\//;

const losesData = ({ caller, action, resource }: CountedRequest): boolean =>
  PROTECTED.test(caller) &&
  STATEFUL_DELETES.some((each) => each === action) &&
  !(action === DELETE_OBJECT_VERSION && CANARY_CODE.test(resource ?? ''));

/**
 * Sender the policies of each stack's role what IAM would be asked by its calls.
 * @param roles policies by stack, of {@link readRoles}
 * @throws Error for a call that cannot be translated, a stack without a role, and a policy that IAM would not take
 */
export async function replayCalls(calls: readonly AwsCall[], roles: Roles): Promise<Replay> {
  const requests = await requestsOf(calls);
  const refused: Denial[] = [];
  const allowed: CountedRequest[] = [];
  for (const request of requests) {
    const policies = roles[request.caller];
    if (!policies) throw new Error(`${request.caller} has no role in the bootstrap.`);
    const refusal = await evaluate(request, policies);
    if (refusal) refused.push({ ...request, ...refusal });
    else allowed.push(request);
  }
  const onPurpose = (denial: Denial): boolean => denial.explicit && losesData(denial);
  return {
    evaluated: requests.length,
    asked: requests.reduce((sum, { times }) => sum + times, 0),
    denied: refused.filter((denial) => !onPurpose(denial)),
    explicitlyDenied: refused.filter(onPurpose),
    unguarded: allowed.filter(losesData),
    neverUsed: Object.fromEntries(
      Object.entries(roles).map(([caller, policies]) => [
        caller,
        unused(
          policies,
          requests.filter((request) => request.caller === caller),
        ),
      ]),
    ),
  };
}

/** Case does not count in actions. */
function unused(policies: readonly Policy[], requests: readonly CountedRequest[]): readonly string[] {
  const used = new Set(requests.map(({ action }) => action.toLowerCase()));
  const statements = policies.flatMap(({ policy }) => policy.Statement);
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
  return [...new Set(allowed)].filter((action) => !used.has(action.toLowerCase())).sort();
}
