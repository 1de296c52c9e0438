import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import type { Policy, Violation } from './policy';

/** Whether a resource obeys. */
type Obeys = (body: Block, address: string, stack: TerraformConfiguration) => boolean;

/** One or many, as a list; a nested block is written as either. */
export const list = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : ([value].flat() as Item[]);

/** A nested block that is there at most once, however it is written; empty where it is missing. */
export const block = (value: Block | readonly Block[] | undefined): Block => list<Block>(value)[0] ?? {};

/** Values of a parameter group of RDS or ElastiCache, by name. */
export const parametersOf = ({ parameter }: Block): ReadonlyMap<string, string> =>
  new Map(list<Block>(parameter).map(({ name, value }) => [name, value]));

/** Whether an argument is on; some arguments of the provider are booleans in a string. */
export const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** Whether `expression` is an attribute of the resource at `address`. */
export const refersTo = (expression: unknown, address: string): boolean =>
  typeof expression === 'string' && expression.includes(`\${${address}.`);

/** Every resource of the given types (all without any) as `[address, body]`. */
export const resourcesOf = (stack: TerraformConfiguration, ...types: readonly string[]): [string, Block][] =>
  (types.length > 0 ? types : Object.keys(stack.json['resource'] ?? {})).flatMap((type) =>
    Object.entries(stack.resources(type)).map(([name, body]): [string, Block] => [`${type}.${name}`, body]),
  );

/** Demands something of each resource of the types. */
export const every =
  (types: string | readonly string[], obeys: Obeys, problem: string): Policy['violations'] =>
  (stack): Violation[] =>
    resourcesOf(stack, ...list(types))
      .filter(([address, body]) => !obeys(body, address, stack))
      .map(([address]) => ({ address, problem }));

/** Demands that nothing of the types exists. */
export const none = (types: string | readonly string[], problem: string): Policy['violations'] =>
  every(types, () => false, problem);

/** What completes another resource, such as the versioning of a bucket. */
interface Companion {
  readonly type: string;
  /** Argument with which it refers to the other one. */
  readonly through: string;
  readonly obeys?: (body: Block) => boolean;
}

/** Demands that each resource of the type has a companion that obeys. */
export const accompanied = (
  type: string,
  { type: companion, through, obeys = () => true }: Companion,
  problem: string,
): Policy['violations'] =>
  every(
    type,
    (_, address, stack) =>
      resourcesOf(stack, companion).some(([, body]) => refersTo(body[through], address) && obeys(body)),
    problem,
  );
