/** Environment that roles are for. */
export interface RolesEnvironment {
  /** `prod` */
  readonly name: string;
  /** `bmo-learning` */
  readonly project: string;
  /** `bmo-learning-prod`: how the names of the environment's resources begin. */
  readonly prefix: string;
  readonly region: string;
  /** Whether deletes that lose data are refused. */
  readonly protected: boolean;
}

type Named = Pick<RolesEnvironment, 'project' | 'name'>;

/**
 * Name of a role or policy that Terraform runs with: `bmo-learning-terraform-prod-plan`. Never one that begins
 * with the environment's prefix: those are what the roles themselves may change.
 */
export const terraformName = ({ project, name }: Named, ...words: readonly string[]): string =>
  [project, 'terraform', name, ...words].join('-');

/**
 * Name of the policy that bounds every role of the environment's stacks: `bmo-learning-terraform-prod-boundary`. No
 * stack can rewrite it, as it bears a {@link terraformName}.
 */
export const boundaryName = (environment: Named): string => terraformName(environment, 'boundary');

/** Every role and policy that Terraform runs with, of all environments, as a pattern. */
export const terraformNames = ({ project }: RolesEnvironment): string => `${project}-terraform-*`;
