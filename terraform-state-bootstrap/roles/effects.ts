import type { PolicyStatement } from '../../modules/shared/policy-document';

type Statement = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: PolicyStatement['Condition'],
) => PolicyStatement;

const effect =
  (Effect: PolicyStatement['Effect']): Statement =>
  (Sid, Action, Resource, Condition) => ({
    Sid,
    Effect,
    Action,
    Resource,
    ...(Condition && { Condition }),
  });

/** Statement that allows. */
export const allow = effect('Allow');

/** Statement that denies, whatever others allow. */
export const deny = effect('Deny');

/** Statement that refuses on every resource but these. */
export const denyExceptOn = (
  Sid: string,
  Action: readonly string[],
  NotResource: readonly string[],
): PolicyStatement => ({ Sid, Effect: 'Deny', Action, NotResource });
