/** Purpose of a bucket. */
export type BucketRole = 'documents' | 'backups' | 'logs';

/**
 * Name of a bucket: `bmo-learning-prod-documents-123456789012`. Bucket names are globally unique, so the name
 * contains the account id: otherwise another account could own the name already, and a second account could not
 * host the same environment.
 *
 * @param name prefix of all names of the environment
 * @see Amazon S3 User Guide, "General purpose bucket naming rules"
 */
export const bucketName = (name: string, role: BucketRole, accountId: string): string =>
  `${name}-${role}-${accountId}`;
