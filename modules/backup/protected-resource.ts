/** Something that is backed up. */
export interface ProtectedResource {
  readonly arn: string;
  /** What it is, in the words of AWS Backup. */
  readonly type: 'RDS' | 'S3' | 'EFS';
  /**
   * What a restore on trial must be told because AWS Backup cannot infer it, such as `dbSubnetGroupName` of a
   * database in an account without a default VPC.
   * @default what AWS Backup infers
   * @see AWS Backup Developer Guide, "Restore testing inferred metadata"
   */
  readonly restoreMetadata?: Readonly<Record<string, string>>;
}

/** Everything that is backed up, keyed by what it is in kebab-case: `database`, `documents`. */
export type ProtectedResources = Readonly<Record<string, ProtectedResource>>;
