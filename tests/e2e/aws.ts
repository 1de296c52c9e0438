import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { S3Client } from '@aws-sdk/client-s3';
import { REGION } from './emulator';

/** The AWS SDK, which sees what is there without asking Terraform. */
export interface Aws {
  readonly dynamodb: DynamoDBClient;
  readonly ec2: EC2Client;
  readonly s3: S3Client;
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
    dynamodb: new DynamoDBClient(settings),
    ec2: new EC2Client(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
  };
}
