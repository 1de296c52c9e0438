import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { inRegion } from './client-config';

/** Asks whose credentials these are. Every region answers the same; naming one makes AWS_REGION unnecessary. */
export const stsClient = (): STSClient => new STSClient(inRegion('us-east-1'));

/** Reads the state bucket. It follows a bucket to its region, so that a message can name that region. */
export const s3Client = (region: string): S3Client =>
  new S3Client({ ...inRegion(region), followRegionRedirects: true });

/** Reads the lock table. */
export const dynamodbClient = (region: string): DynamoDBClient => new DynamoDBClient(inRegion(region));
