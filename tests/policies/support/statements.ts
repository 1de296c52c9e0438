import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { type Policy, samples, type Violation } from './policy';
import { list, resourcesOf } from './resources';

/** A statement of a policy document that is written into a resource. */
export interface Statement {
  /** Address of the resource, followed by ` statement <Sid>`. */
  readonly address: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** AWS principals; `*` is everybody. */
  readonly principals: readonly string[];
  /** Services, such as `backup.amazonaws.com`. */
  readonly services: readonly string[];
  /** Values by condition key, whatever the operator; the key with lower-case letters, as IAM reads it. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
}

/** Statements of a policy document; `owner` is the address of the resource that it is written into. */
export const statementsIn = (document: string | undefined, owner = ''): Statement[] =>
  document ? list<Block>(JSON.parse(document).Statement).map(read(owner)) : [];

/** Statements of every resource of the types; those of a role say who may assume it. */
export const statementsOf = (stack: TerraformConfiguration, ...types: readonly string[]): Statement[] =>
  resourcesOf(stack, ...types).flatMap(([address, body]) =>
    statementsIn(body[address.startsWith('aws_iam_role.') ? 'assume_role_policy' : 'policy'], address),
  );

/** Demands something of each statement in resources of the types. */
export const everyStatement =
  (
    types: string | readonly string[],
    obeys: (statement: Statement) => boolean,
    problem: string,
  ): Policy['violations'] =>
  (stack): Violation[] =>
    statementsOf(stack, ...list(types))
      .filter((statement) => !obeys(statement))
      .map(({ address }) => ({ address, problem }));

/** Whether a statement that allows something says to whom. */
export const namesPrincipals = ({ effect, principals }: Statement): boolean =>
  effect === 'Deny' || !principals.includes('*');

/** A policy document with the statement; it allows unless it says otherwise. */
export const document = (statement: Block): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

/** A stack with one resource of the type, whose policy has the statement. */
export const policySample = (type: string, statement: Block): Block =>
  samples({ [type]: { policy: document(statement) } });

const read =
  (owner: string) =>
  ({ Sid, Effect, Action, Resource, Principal, Condition }: Block, index: number): Statement => ({
    address: `${owner} statement ${Sid ?? index + 1}`,
    effect: Effect,
    actions: list(Action),
    resources: list(Resource),
    principals: list(typeof Principal === 'string' ? Principal : Principal?.AWS),
    services: list(Principal?.Service),
    conditions: Object.fromEntries(
      Object.values<Block>(Condition ?? {})
        .flatMap((keys) => Object.entries(keys))
        .map(([key, values]) => [key.toLowerCase(), list<string>(values)]),
    ),
  });
