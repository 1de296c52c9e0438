/** Parts of every name: project and environment. */
export interface Named {
  /** Slug of the project, such as `bmo-learning`. */
  readonly project: string;
  /** Name of the environment, such as `prod`. */
  readonly name: string;
}

/**
 * Name of a resource: `bmo-learning-prod-alb`. The role is the purpose of the resource; without one, the result is
 * the common prefix of all names of the environment.
 */
export const resourceName = ({ project, name }: Named, role?: string): string =>
  [project, name, role].filter(Boolean).join('-');

/**
 * Maximum length of names in AWS.
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

/** A kind of resource with a limited name. */
export type NamedKind = keyof typeof NAME_LIMITS;

/** Characters that Terraform appends to a `name_prefix`. */
export const GENERATED_SUFFIX_LENGTH = 26;

/** Maximum length of a `name_prefix` of this kind. */
export const prefixLimit = (kind: NamedKind): number => NAME_LIMITS[kind] - GENERATED_SUFFIX_LENGTH;

/** `-` and the 12-digit account id, which make a bucket's name globally unique. */
const ACCOUNT_SUFFIX_LENGTH = 13;

/** A name that constructs derive from an environment. */
export interface DerivedName {
  readonly kind: NamedKind;
  readonly role: string;
  /** Length of the suffix: generated characters or an account id. */
  readonly suffixLength: number;
}

const derived = (kind: NamedKind, suffixLength: number, ...roles: readonly string[]): DerivedName[] =>
  roles.map((role) => ({ kind, role, suffixLength }));

/** All limited names that constructs derive; checked before synthesis. */
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
    'canary',
  ),
  // Plus one for the hyphen between the role and the generated suffix.
  ...derived('security group', GENERATED_SUFFIX_LENGTH + 1, 'sidekiq', 'database', 'endpoints'),
];
