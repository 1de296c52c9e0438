import type { PolicyStatement } from '../shared/policy-document';

/**
 * Denies plain HTTP and TLS below 1.2, for all principals.
 * @see Amazon S3 User Guide, "Bucket policy examples using condition keys"
 */
export const denyInsecureTransport = (bucketArn: string): readonly PolicyStatement[] => [
  {
    Sid: 'DenyPlainHttp',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
  {
    Sid: 'DenyTlsBelow12',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
  },
];

/**
 * Denies uploads that are encrypted with any other key than the bucket's: with leaked credentials, an attacker
 * could otherwise overwrite documents with copies under a key of their own. Uploads without a key are admitted
 * and use the bucket's key.
 *
 * @see Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)"
 */
export const denyForeignKeys = (bucketArn: string, keyArn: string): readonly PolicyStatement[] => [
  {
    Sid: 'DenyOtherKmsKeys',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: `${bucketArn}/*`,
    Condition: {
      Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
      StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': keyArn },
    },
  },
  denyCustomerProvidedKeys(bucketArn),
];

/**
 * Denies customer-provided keys (SSE-C): S3 does not store them, so only the uploader could read the objects.
 * @see Amazon S3 User Guide, "Using server-side encryption with customer-provided keys (SSE-C)"
 */
export const denyCustomerProvidedKeys = (bucketArn: string): PolicyStatement => ({
  Sid: 'DenyCustomerProvidedKeys',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: `${bucketArn}/*`,
  Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
});
