/** Environment that roles are for. */
export interface RolesEnvironment {
  /** `prod` */
  readonly name: string;
  /** `bmo-learning` */
  readonly project: string;
  /** `bmo-learning-prod`: prefix of the names of the environment's resources. */
  readonly prefix: string;
  readonly region: string;
  /** Whether deletes that lose data are denied. */
  readonly protected: boolean;
}

type Named = Pick<RolesEnvironment, 'project' | 'name'>;

/**
 * Name of a role or policy that Terraform runs with: `bmo-learning-terraform-prod-plan`. It never begins with the
 * environment's prefix, because the roles may change what does.
 */
export const terraformName = ({ project, name }: Named, ...words: readonly string[]): string =>
  [project, 'terraform', name, ...words].join('-');

/**
 * Name of the permissions boundary of every role of the environment's stacks: `bmo-learning-terraform-prod-boundary`.
 * No stack can change it, because its name is a {@link terraformName}.
 */
export const boundaryName = (environment: Named): string => terraformName(environment, 'boundary');

/** Pattern of the names of all roles and policies that Terraform runs with, of all environments. */
export const terraformNames = ({ project }: RolesEnvironment): string => `${project}-terraform-*`;
