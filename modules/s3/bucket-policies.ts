import type { PolicyStatement } from '../shared/policy-document';

/**
 * Refuses plain HTTP and TLS below 1.2, for everybody.
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
 * Refuses objects that are encrypted with any key but the bucket's: whoever got hold of a credential could
 * otherwise overwrite documents with copies that only a key of their own opens. Uploads that name no key are
 * let through and get the bucket's.
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
 * Refuses objects that only their writer can open: S3 forgets the key that came with the upload.
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
