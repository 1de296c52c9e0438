/**
 * Roles inside of the database, which the migration task creates. Services never connect as the master user: on RDS it
 * is a member of `rds_superuser`.
 */
export const DATABASE_ROLES = {
  /** Has what Rails needs at run time. Nobody logs in as this role. */
  application: 'application',
  /** Rails and Sidekiq log in as one of these, in turn; both are members of `application`. */
  logins: ['application_1', 'application_2'],
  /** The AI service opens no connection, but demands a URL. This role has no password and no grants. */
  aiService: 'ai_service',
} as const;

/** All names that the platform uses for roles. */
export const DATABASE_ROLE_NAMES: readonly string[] = [
  DATABASE_ROLES.application,
  ...DATABASE_ROLES.logins,
  DATABASE_ROLES.aiService,
];
