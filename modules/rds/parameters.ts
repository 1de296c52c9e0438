/** A parameter of the database, and whether RDS applies it only at the next restart. */
export interface DatabaseParameter {
  readonly name: string;
  readonly value: string;
  /** Applied at the next restart: RDS refuses to apply static parameters at once. */
  readonly atRestart?: true;
}

/**
 * What differs from RDS's defaults. pgvector needs nothing here: it is no preloaded library, the extension is
 * created inside the database.
 * @see Amazon RDS User Guide, "Parameters for RDS for PostgreSQL" and "Limitations and considerations for Amazon
 * RDS blue/green deployments"
 */
export const databaseParameters: readonly DatabaseParameter[] = [
  // Refuses connections without TLS. The default since PostgreSQL 15, and a default is reported as waiting for
  // a restart whatever was asked for: anything else here would be a difference in every plan.
  { name: 'rds.force_ssl', value: '1', atRestart: true },
  // A blue/green deployment copies to another major version with logical replication, and switching that on
  // when the upgrade is due would cost a restart first.
  { name: 'rds.logical_replication', value: '1', atRestart: true },
  { name: 'log_connections', value: '1' },
  { name: 'log_disconnections', value: '1' },
  { name: 'log_lock_waits', value: '1' },
  // Changes of the schema; the statements of the application may hold personal data.
  { name: 'log_statement', value: 'ddl' },
  // Milliseconds from which a statement is slow enough to be logged.
  { name: 'log_min_duration_statement', value: '1000' },
  // KiB from which a temporary file shows that work_mem was too small.
  { name: 'log_temp_files', value: '10240' },
  // Bytes of a statement that Performance Insights can show.
  { name: 'track_activity_query_size', value: '4096', atRestart: true },
];
