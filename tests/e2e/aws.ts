import { BackupClient } from '@aws-sdk/client-backup';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { KMSClient } from '@aws-sdk/client-kms';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { REGION } from './emulator';

/** The AWS SDK, which sees what is there without asking Terraform. */
export interface Aws {
  readonly backup: BackupClient;
  readonly dynamodb: DynamoDBClient;
  readonly ec2: EC2Client;
  readonly elasticache: ElastiCacheClient;
  readonly kms: KMSClient;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly secrets: SecretsManagerClient;
  readonly sns: SNSClient;
  /** Address of the emulator, for what no client asks. */
  readonly endpoint: string;
}

/** Clients that talk to the emulator. */
export function connectTo(endpoint: string): Aws {
  // Which Node this project runs on is decided in package.json, not by a warning among the steps.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const settings = {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  return {
    backup: new BackupClient(settings),
    dynamodb: new DynamoDBClient(settings),
    ec2: new EC2Client(settings),
    elasticache: new ElastiCacheClient(settings),
    kms: new KMSClient(settings),
    rds: new RDSClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    secrets: new SecretsManagerClient(settings),
    sns: new SNSClient(settings),
    endpoint,
  };
}
