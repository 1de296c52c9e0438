/**
 * Extensions that must exist inside the database before the application is useful. Nothing in RDS creates them:
 * the migration task does, as the master user, and readiness checks look for them.
 * @see Amazon RDS User Guide, "Supported PostgreSQL extension versions", pgvector
 */
export const DATABASE_EXTENSIONS = ['vector'] as const;
