import { ACCOUNT_ID } from '../emulator';
import type { StackCall } from './aws-call';
import type { History } from './history';

/** ARNs of a call; undefined where the call is not special after all. */
export type Special = (call: StackCall, history: History) => readonly string[] | undefined;

/** ARN of something in the region of a call. */
export const regionalArn = (call: StackCall, service: string, resource: string): string =>
  `arn:aws:${service}:${call.region}:${ACCOUNT_ID}:${resource}`;

/** The same for each of these actions. */
export const each = (special: Special, ...actions: readonly string[]): Readonly<Record<string, Special>> =>
  Object.fromEntries(actions.map((action) => [action, special]));
