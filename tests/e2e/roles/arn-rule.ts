import { ACCOUNT_ID } from '../emulator';
import type { StackCall } from './aws-call';
import type { History } from './history';

/** ARNs of a call; undefined where the rule does not fit the call after all. */
export type ArnRule = (call: StackCall, history: History) => readonly string[] | undefined;

/** ARN of something in the region of a call. */
export const regionalArn = (call: StackCall, service: string, resource: string): string =>
  `arn:aws:${service}:${call.region}:${ACCOUNT_ID}:${resource}`;

/** The same for each of these actions. */
export const each = (rule: ArnRule, ...actions: readonly string[]): Readonly<Record<string, ArnRule>> =>
  Object.fromEntries(actions.map((action) => [action, rule]));
