import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';

/** One thing that breaks a rule. */
export interface Violation {
  /** Address of the resource, followed by ` statement <Sid>` where one statement of its policy is meant. */
  readonly address: string;
  /** What is wrong with it; reads as a sentence after the address. */
  readonly problem: string;
}

/** Something that no stack may do, checked over all that is synthesized. */
export interface Policy {
  /** What must hold, as a sentence. */
  readonly rule: string;
  /**
   * Ids of the same control elsewhere: checkov (`CKV_AWS_16`), AWS Foundational Security Best Practices
   * (`RDS.3`), cdk-nag (`AwsSolutions-RDS2`). None where they have no such control.
   */
  readonly controls: readonly string[];
  readonly violations: (
    stack: TerraformConfiguration,
  ) => readonly Violation[] | Promise<readonly Violation[]>;
  /** A stack that obeys, and one that does not: a policy that cannot fail is none. */
  readonly compliant: Block;
  readonly violating: Block;
}

/** Policies of an AWS service by their names: `encrypted-storage` in `rds.ts` is `rds/encrypted-storage`. */
export type Policies = Readonly<Record<string, Policy>>;

/** What is checked of a policy, and the two samples that prove that it is. */
export type Check = Pick<Policy, 'violations' | 'compliant' | 'violating'>;

/** A stack with one resource, called `sample`, of each type. */
export const samples = (bodies: Readonly<Record<string, Block>>): Block => ({
  resource: Object.fromEntries(Object.entries(bodies).map(([type, body]) => [type, { sample: body }])),
});
