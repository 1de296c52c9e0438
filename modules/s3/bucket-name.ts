/** What a bucket of the platform is for. */
export type BucketRole = 'documents' | 'backups' | 'logs';

/**
 * Name of a bucket: `bmo-learning-prod-documents-123456789012`. Bucket names are shared by the whole world,
 * so the id of the account is part of them: without it anybody could have taken the name already, and a
 * second account could not hold the same environment.
 *
 * @param name beginning of all names of the environment
 * @see Amazon S3 User Guide, "General purpose bucket naming rules"
 */
export const bucketName = (name: string, role: BucketRole, accountId: string): string =>
  `${name}-${role}-${accountId}`;
