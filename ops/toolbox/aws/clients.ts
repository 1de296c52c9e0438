import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';

/** The part of an AWS client that the preflight uses; a test gives one that answers by itself. */
export type Asks<Client extends { readonly send: unknown }> = Pick<Client, 'send'>;

/** Says who the caller is. Every region answers the same; naming one spares the operator AWS_REGION. */
export const stsClient = (): STSClient => new STSClient(inRegion('us-east-1'));

/** Reads the state bucket. It follows a bucket to the region that it is in, so that the region can be told. */
export const s3Client = (region: string): S3Client =>
  new S3Client({ ...inRegion(region), followRegionRedirects: true });

/** Reads the lock table. */
export const dynamodbClient = (region: string): DynamoDBClient => new DynamoDBClient(inRegion(region));

function inRegion(region: string): { readonly region: string } {
  // Which Node this project runs on is decided in package.json, not by a warning among the problems.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  return { region };
}
