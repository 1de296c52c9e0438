/**
 * PostgreSQL extensions that the application needs. RDS does not create them: the migration task does, as the
 * master user.
 * @see Amazon RDS User Guide, "Supported PostgreSQL extension versions", pgvector
 */
export const DATABASE_EXTENSIONS = ['vector'] as const;
