/** The two Terraform roots ("stacks") of an environment, in the order they are applied. */
export const STACK_ROLES = ['foundation', 'application'] as const;

export type StackRole = (typeof STACK_ROLES)[number];

/** Key of a stack's state: `prod/foundation.tfstate`. */
export const stateKey = (environment: string, role: StackRole): string => `${environment}/${role}.tfstate`;

/** Where Terraform keeps the states, and how it locks them. */
export interface StateBackend {
  readonly bucket: string;
  /** Region of the bucket and of the lock table. */
  readonly region: string;
  /** DynamoDB table of the locks. */
  readonly lockTable: string;
  /** Whether a state is locked with an object beside it as well. @default false */
  readonly useLockfile?: boolean;
}

/** Where the state of one root lies. */
export interface StateLocation extends StateBackend {
  /** `prod/foundation.tfstate` */
  readonly key: string;
}
