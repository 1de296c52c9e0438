/** A resource that is backed up. */
export interface ProtectedResource {
  readonly arn: string;
  /** Resource type in AWS Backup. */
  readonly type: 'RDS' | 'S3' | 'EFS';
  /**
   * Restore metadata that AWS Backup cannot infer for a restore test, such as `dbSubnetGroupName` of a database
   * in an account without a default VPC.
   * @default what AWS Backup infers
   * @see AWS Backup Developer Guide, "Restore testing inferred metadata"
   */
  readonly restoreMetadata?: Readonly<Record<string, string>>;
}

/** Resources that are backed up, by a name in kebab-case: `database`, `documents`. */
export type ProtectedResources = Readonly<Record<string, ProtectedResource>>;
