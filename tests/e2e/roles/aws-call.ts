import { readFileSync } from 'node:fs';

/** One line of the emulator's call log. */
export interface AwsCall {
  /** The root that called, which is its access key; the harness and the emulator's own pages have other names. */
  readonly caller: string | null;
  /** Name that the request was signed for: `ec2`, `elasticloadbalancing`. */
  readonly service: string | null;
  /** Name of the operation, such as `CreateDBInstance`. */
  readonly action: string;
  readonly region: string | null;
  /** What the request is about: names, ids and ARNs. Those of nested objects are written `Budget.BudgetName`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Tags that the request gives a resource. */
  readonly tags: Readonly<Record<string, string>>;
  /** ARNs and ids in the answer to a request with tags. */
  readonly named?: readonly string[];
  /** HTTP status of the answer. */
  readonly status: number;
}

/** A call that one of our stacks made: by its provider, or by its backend. */
export interface StackCall extends AwsCall {
  readonly caller: string;
  readonly service: string;
  readonly region: string;
}

/** The calls in a log, in the order in which they were answered. */
export const readCalls = (file: string): readonly AwsCall[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Whether one of our stacks made a call, and not the team's root or the harness. */
export const isStackCall = (call: AwsCall): call is StackCall =>
  call.service !== null &&
  call.region !== null &&
  /^bmo-learning-.+-(foundation|application)$/.test(call.caller ?? '');

/**
 * The value of a parameter. Services spell names in several ways, so neither case counts nor the plural; of a
 * nested parameter the last word does: `NamespaceId` is also `DnsConfig.NamespaceId`.
 */
export function parameter(call: AwsCall, name: string): string | undefined {
  const wanted = [name.toLowerCase(), `${name.toLowerCase()}s`];
  const entries = Object.entries(call.parameters).map(([key, value]) => [key.toLowerCase(), value] as const);
  const exact = entries.find(([key]) => wanted.includes(key));
  return (exact ?? entries.find(([key]) => wanted.some((each) => key.endsWith(`.${each}`))))?.[1];
}
