import { denyCustomerProvidedKeys } from '../../modules/s3/bucket-policies';
import type { PolicyStatement } from '../../modules/shared/policy-document';

/**
 * Refuses objects that are encrypted with anything but SSE-S3.
 *
 * The states of this bucket are written with `encrypt = true` and without a key, by the stacks and by roots
 * outside of this repository: the backend then asks for AES256 in every upload, whatever the bucket's default
 * is. What asks for something else is not Terraform, or is misconfigured, and would leave a state that others
 * cannot read: behind a KMS key that they may not use, or behind a key that only the writer has. Uploads that
 * ask for nothing get the bucket's default, SSE-S3.
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
 * Refuses to delete the bucket, or a version of an object, for everybody; S3's own lifecycle rules are not
 * bound by policies and still expire versions. Whoever has to, such as to remove a secret from an old state,
 * takes these statements away first: a second call, by somebody who may change the policy, that is recorded.
 *
 * Deleting an object without naming a version stays possible: it hides the object, every version stays, and
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
