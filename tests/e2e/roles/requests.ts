import type { AwsCall, StackCall } from './aws-call';
import { isStackCall } from './aws-call';
import { type Context, contextOf } from './context';
import { dependentsOf } from './dependent-calls';
import { History } from './history';
import { iamActionsOf } from './iam-action';
import { EVERYTHING, type Resource, resourceOf } from './resource';
import { resourcesOf } from './resource-arn';
import { detailsOf } from './resource-types';
import { isTagging, taggingsOf } from './tagging';

/** A question to IAM: may this stack do this to that, under these circumstances? */
export interface AuthorizationRequest {
  readonly caller: string;
  readonly action: string;
  /** ARN, or `*` */
  readonly resource: string;
  readonly context: Context;
}

/** A question and how often the calls ask it. */
export interface CountedRequest extends AuthorizationRequest {
  readonly times: number;
}

/**
 * What IAM is asked by the calls of our stacks, each question once. The team's own calls tell which resources are
 * the team's, all others are passed over.
 * @throws Error for a call that cannot be translated; it would otherwise pass unevaluated
 */
export async function requestsOf(calls: readonly AwsCall[]): Promise<readonly CountedRequest[]> {
  const history = new History();
  const counted = new Map<string, CountedRequest>();
  for (const call of calls) {
    const isTeams = call.caller === 'existing-root' && call.service !== null && call.region !== null;
    if (!isTeams && !isStackCall(call)) continue;
    for (const request of await translate(call as StackCall, history)) {
      if (isTeams) continue;
      const key = JSON.stringify(request);
      counted.set(key, { ...request, times: (counted.get(key)?.times ?? 0) + 1 });
    }
  }
  return [...counted.values()];
}

/** What IAM is asked by one call, which is then remembered. */
async function translate(call: StackCall, history: History): Promise<readonly AuthorizationRequest[]> {
  const requests: AuthorizationRequest[] = [];
  const arns: string[] = [];
  const tagged: Resource[] = [];
  const ask = async (action: string, about: Resource, extra?: Context): Promise<void> => {
    const context = await contextOf(action, about, call, history, extra);
    requests.push({ caller: call.caller, action, resource: about.arn, context });
  };
  for (const action of await iamActionsOf(call.service, call.action)) {
    const resources = await resourcesOf(action, call, history);
    for (const about of resources) await ask(action, about);
    for (const { action: dependent, arn, extra } of dependentsOf(action, call, history)) {
      const { resourceTypes } = await detailsOf(dependent);
      await ask(dependent, arn === '*' ? EVERYTHING : resourceOf(dependent, arn, resourceTypes), extra);
    }
    for (const { action: tagging, created, extra } of taggingsOf(action, call, resources, history)) {
      const { resourceTypes } = await detailsOf(tagging);
      await ask(tagging, resourceTypes.length === 0 ? EVERYTHING : created, extra);
      tagged.push(created);
    }
    if (isTagging(call.action)) tagged.push(...resources);
    arns.push(...resources.map(({ arn }) => arn));
  }
  history.add(call, arns, tagged);
  return requests;
}
