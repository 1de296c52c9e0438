/** What a name is made of: the two values that tell one environment from another. */
export interface Named {
  /** Slug of the project, such as `bmo-learning`. */
  readonly project: string;
  /** Name of the environment, such as `prod`. */
  readonly name: string;
}

/**
 * Name of a resource: `bmo-learning-prod-alb`. The role says what the resource is for; without one, the name
 * is the common beginning of all names of the environment.
 */
export const resourceName = ({ project, name }: Named, role?: string): string =>
  [project, name, role].filter(Boolean).join('-');

/**
 * Characters that AWS allows in a name.
 * @see Amazon RDS User Guide, "Quotas and constraints for Amazon RDS", and each service's Create* reference
 */
export const NAME_LIMITS = {
  'load balancer': 32,
  'target group': 32,
  'replication group': 40,
  'database instance': 63,
  'S3 bucket': 63,
  'IAM role': 64,
  'security group': 255,
} as const;

/** A kind of resource whose name has a limit. */
export type NamedKind = keyof typeof NAME_LIMITS;

/** Characters that Terraform appends to a `name_prefix`. */
export const GENERATED_SUFFIX_LENGTH = 26;

/** Characters that a `name_prefix` of this kind may have. */
export const prefixLimit = (kind: NamedKind): number => NAME_LIMITS[kind] - GENERATED_SUFFIX_LENGTH;

/** `-` and the 12-digit account id, which make a bucket's name unique in the world. */
const ACCOUNT_SUFFIX_LENGTH = 13;

/** A name that constructs derive from an environment. */
export interface DerivedName {
  readonly kind: NamedKind;
  readonly role: string;
  /** Characters that follow the name: a generated suffix, an account id. */
  readonly suffixLength: number;
}

const derived = (kind: NamedKind, suffixLength: number, ...roles: readonly string[]): DerivedName[] =>
  roles.map((role) => ({ kind, role, suffixLength }));

/** Every name with a limit that constructs derive; what is checked before anything is synthesized. */
export const DERIVED_NAMES: readonly DerivedName[] = [
  ...derived('load balancer', 0, 'alb'),
  // Five digits for the port, and a hyphen.
  ...derived('target group', 6, 'ai', 'rails'),
  ...derived('replication group', 0, 'redis'),
  ...derived('database instance', 0, 'database'),
  ...derived('S3 bucket', ACCOUNT_SUFFIX_LENGTH, 'documents', 'backups', 'logs'),
  ...derived(
    'IAM role',
    0,
    'ai-task',
    'rails-task',
    'sidekiq-task',
    'ai-execution',
    'rails-execution',
    'sidekiq-execution',
    'migration-execution',
    'flow-logs',
    'database-rds-monitoring',
    'backup',
    'restore',
    'slack',
    'log-archive-delivery',
    'log-archive-writer',
  ),
  // One more for the hyphen between the role and what Terraform generates.
  ...derived('security group', GENERATED_SUFFIX_LENGTH + 1, 'sidekiq', 'database', 'endpoints'),
];
