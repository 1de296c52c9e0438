import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { type ClientConfig, inRegion } from './client-config';
import { type Client, namingFailedCalls } from './failed-call';

/**
 * A client of any AWS service.
 * @param more settings that differ from those of {@link inRegion}
 */
export const awsClient = <C extends Client>(
  Client: new (config: ClientConfig) => C,
  region: string,
  more: Partial<ClientConfig> = {},
): C => namingFailedCalls(new Client({ ...inRegion(region), ...more }));

/** Asks whose credentials these are. Every region answers the same; naming one makes AWS_REGION unnecessary. */
export const stsClient = (): STSClient => awsClient(STSClient, 'us-east-1');

/** Reads the state bucket. It follows a bucket to its region, so that a message can name that region. */
export const s3Client = (region: string): S3Client =>
  namingFailedCalls(new S3Client({ ...inRegion(region), followRegionRedirects: true }));

/** Reads the lock table. */
export const dynamodbClient = (region: string): DynamoDBClient => awsClient(DynamoDBClient, region);
