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
 * Lets the log delivery service write this account's logs, the statements that VPC Flow Logs would otherwise
 * add by itself and that the next plan would then remove.
 * @see Amazon CloudWatch Logs User Guide, "Logs sent to Amazon S3"
 */
export const logDeliveryStatements = (
  bucketArn: string,
  { accountId, region }: { readonly accountId: string; readonly region: string },
): readonly PolicyStatement[] => {
  const principal = { Service: 'delivery.logs.amazonaws.com' };
  const ownDeliveries = {
    StringEquals: { 'aws:SourceAccount': accountId },
    ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:${accountId}:*` },
  };
  return [
    {
      Sid: 'AWSLogDeliveryWrite',
      Effect: 'Allow',
      Principal: principal,
      Action: 's3:PutObject',
      // The second is where flow logs with Hive-compatible partitions go.
      Resource: [`${bucketArn}/AWSLogs/${accountId}/*`, `${bucketArn}/AWSLogs/aws-account-id=${accountId}/*`],
      Condition: {
        ...ownDeliveries,
        StringEquals: { ...ownDeliveries.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    },
    {
      Sid: 'AWSLogDeliveryAclCheck',
      Effect: 'Allow',
      Principal: principal,
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: bucketArn,
      Condition: ownDeliveries,
    },
  ];
};
