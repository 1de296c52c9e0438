import { createHash } from 'node:crypto';
import { CreateTableCommand, DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import type { Aws } from './aws';
import { REGION } from './emulator';

const BUCKET = 'bmo-learning-terraform-state';
const LOCK_TABLE = 'terraform-state-lock';

/** A resource as a state records it. */
export interface StateResource {
  readonly address: string;
  readonly attributes: { readonly id: string; readonly tags_all?: Readonly<Record<string, string>> };
}

interface State {
  readonly resources: readonly {
    readonly mode: 'managed' | 'data';
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes: StateResource['attributes'] }[];
  }[];
}

/** The bucket and lock table that the team's root and our stacks keep their state in. */
export class StateBackend {
  constructor(private readonly aws: Aws) {}

  /** Creates both, as they exist in the team's account. */
  async create(): Promise<void> {
    const { dynamodb, s3 } = this.aws;
    await s3.send(
      new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: REGION } }),
    );
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    await dynamodb.send(
      new CreateTableCommand({
        TableName: LOCK_TABLE,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'LockID', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'LockID', KeyType: 'HASH' }],
      }),
    );
  }

  /** The resources that a state records, without the data it read. */
  async resources(key: string): Promise<readonly StateResource[]> {
    const state: State = JSON.parse((await this.read(key)).toString('utf8'));
    return state.resources
      .filter(({ mode }) => mode === 'managed')
      .flatMap(({ type, name, instances }) =>
        instances.map(({ attributes }) => ({ address: `${type}.${name}`, attributes })),
      );
  }

  /** Every version of a state that the bucket keeps. */
  async versions(Key: string): Promise<readonly Buffer[]> {
    const { s3 } = this.aws;
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix: Key }));
    return Promise.all(Versions.map(({ VersionId }) => this.read(Key, VersionId)));
  }

  /** SHA-256 of a state's bytes. */
  async fingerprint(key: string): Promise<string> {
    return createHash('sha256')
      .update(await this.read(key))
      .digest('hex');
  }

  /** Holds the lock of a state, as a colleague's running apply does, while `work` runs. */
  async whileLocked<T>(key: string, work: () => Promise<T>): Promise<T> {
    const { dynamodb } = this.aws;
    const lockId = { S: `${BUCKET}/${key}` };
    const holder = { ID: 'e2e', Operation: 'OperationTypeApply', Who: 'a colleague', Path: lockId.S };
    await dynamodb.send(
      new PutItemCommand({
        TableName: LOCK_TABLE,
        Item: { LockID: lockId, Info: { S: JSON.stringify(holder) } },
      }),
    );
    try {
      return await work();
    } finally {
      await dynamodb.send(new DeleteItemCommand({ TableName: LOCK_TABLE, Key: { LockID: lockId } }));
    }
  }

  private async read(key: string, VersionId?: string): Promise<Buffer> {
    const { Body } = await this.aws.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key, VersionId }));
    if (!Body) throw new Error(`The state ${key} is empty.`);
    return Buffer.from(await Body.transformToByteArray());
  }
}
