import type { Block, TerraformConfiguration } from '../support/terraform-configuration';

/** Something that no stack may do, checked over all that is synthesized. */
export interface Policy {
  /** What must hold, as a sentence; checkov's ids where it has a check of the same meaning. */
  readonly rule: string;
  /** One line per violation, with the address. */
  readonly violations: (stack: TerraformConfiguration) => readonly string[] | Promise<readonly string[]>;
  /** A stack that obeys, and one that does not: a policy that cannot fail is none. */
  readonly compliant: Block;
  readonly violating: Block;
}

/** Every resource of the given types (all without any) as `[address, body]`. */
export const resourcesOf = (stack: TerraformConfiguration, ...types: readonly string[]): [string, Block][] =>
  (types.length > 0 ? types : Object.keys(stack.json['resource'] ?? {})).flatMap((type) =>
    Object.entries(stack.resources(type)).map(([name, body]): [string, Block] => [`${type}.${name}`, body]),
  );

/** Statements of an inline policy document. */
export const statementsOf = (document: string | undefined): Block[] =>
  document ? [JSON.parse(document).Statement].flat() : [];

/** One or many, as a list. */
export const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat();
