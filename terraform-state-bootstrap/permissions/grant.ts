import type { PolicyStatement } from '../../modules/shared/policy-document';

/** The stack that gets the permissions. */
export interface Target {
  /** 12-digit id of the account; usually a Terraform token. */
  readonly accountId: string;
  /** Region of the environment. */
  readonly region: string;
  /** `bmo-learning` */
  readonly project: string;
  /** Name of the environment: `prod`. */
  readonly environment: string;
  /** `bmo-learning-prod`: prefix of the names of the environment's resources. */
  readonly prefix: string;
  /** `bmo-learning-prod-foundation`: value of the `Stack` tag on every resource that the stack creates. */
  readonly stack: string;
}

/** Calls on some resources. */
export interface Grant {
  /** `read` changes nothing, and the plan role has it as well. `write` creates, changes, tags or deletes. */
  readonly access: 'read' | 'write';
  /** IAM actions in full: `rds:CreateDBInstance`. */
  readonly actions: readonly string[];
  /** ARN patterns; `*` only for actions that IAM cannot limit to a resource, or to one that exists. */
  readonly resources: readonly string[];
  readonly condition?: PolicyStatement['Condition'];
}

/** What Terraform's AWS provider needs to manage one type of resource, or to read one type of data. */
export type Permissions = (target: Target) => readonly Grant[];

/** Permissions by type, as the synthesized JSON names it: `aws_lb`, `data.aws_vpc`, `ephemeral.aws_…`. */
export type PermissionsTable = Readonly<Record<string, Permissions>>;
