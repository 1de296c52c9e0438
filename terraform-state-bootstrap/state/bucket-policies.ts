import { denyCustomerProvidedKeys } from '../../modules/s3/bucket-policies';
import type { PolicyStatement } from '../../modules/shared/policy-document';

/**
 * Denies uploads that are encrypted with anything but SSE-S3.
 *
 * The states of this bucket are written with `encrypt = true` and without a key, by the stacks and by roots
 * outside of this repository: the backend then requests AES256 in every upload, whatever the bucket's default
 * is. An upload that requests something else is not Terraform's, or is misconfigured, and would leave a state that
 * others cannot read: encrypted with a KMS key that they may not use, or with a key that only the writer has. Uploads
 * without a request get the bucket's default, SSE-S3.
 *
 * @see Amazon S3 User Guide, "Using server-side encryption with Amazon S3 managed keys (SSE-S3)"
 * @see Terraform documentation, "Backend Type: s3", `encrypt`
 */
export const denyOtherEncryption = (bucketArn: string): readonly PolicyStatement[] => [
  {
    Sid: 'DenyOtherEncryption',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: `${bucketArn}/*`,
    Condition: {
      Null: { 's3:x-amz-server-side-encryption': 'false' },
      StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' },
    },
  },
  denyCustomerProvidedKeys(bucketArn),
];

/**
 * Denies everybody to delete the bucket or a version of an object. Policies do not apply to S3's lifecycle rules,
 * which still expire versions. To delete a version, for example an old state with a secret in it, remove these
 * statements first: CloudTrail records that call.
 *
 * Deleting an object without naming a version stays possible: it adds a delete marker and keeps every version, and
 * Terraform needs it to release a lock file and to delete a workspace.
 *
 * @see Amazon S3 User Guide, "Deleting object versions from a versioning-enabled bucket"
 */
export const denyDeletion = (bucketArn: string): readonly PolicyStatement[] => [
  {
    Sid: 'DenyDeletingTheBucket',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:DeleteBucket',
    Resource: bucketArn,
  },
  {
    Sid: 'DenyDeletingVersions',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:DeleteObjectVersion',
    Resource: `${bucketArn}/*`,
  },
];
