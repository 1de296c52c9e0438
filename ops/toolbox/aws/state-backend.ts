import { DescribeTableCommand, type DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Problem } from '../../../modules/shared/problems';
import type { StateBackend } from '../../../modules/shared/state-location';
import { accessProblem } from './access-problem';
import { httpStatus, type Sender } from './client-config';
import { dynamodbClient, s3Client } from './clients';

/** Clients in the region of the backend. */
export interface StateBackendClients {
  readonly s3: Sender<S3Client>;
  readonly dynamodb: Sender<DynamoDBClient>;
}

/** Clients with the credentials that Terraform would find. */
const stateBackendClients = (region: string): StateBackendClients => ({
  s3: s3Client(region),
  dynamodb: dynamodbClient(region),
});

/** Key of the lock table, as the S3 backend of Terraform uses it. */
const LOCK_KEY = 'LockID';

/** {@link LOCK_KEY}, as {@link tableKey} writes it. */
export const LOCK_TABLE_KEY = `${LOCK_KEY} (S, HASH)`;

/**
 * What is wrong with the state bucket and the lock table; nothing when Terraform can use them. Needs
 * `s3:ListBucket`, as Terraform does; without `dynamodb:DescribeTable` the table is taken on trust.
 * @param accountId account that must own the bucket: a name is unique in the world, so anybody may have taken it
 * @see Terraform documentation, "Backend Type: s3"
 */
export async function stateBackendProblems(
  state: StateBackend,
  accountId: string,
  clients: StateBackendClients = stateBackendClients(state.region),
): Promise<readonly Problem[]> {
  const problems = await Promise.all([
    bucketProblem(state, accountId, clients.s3),
    lockTableProblem(state, clients.dynamodb),
  ]);
  const found = problems.flatMap((problem) => problem ?? []);
  // Without a network both say the same.
  return found.filter(({ at }, index) => found.findIndex((other) => other.at === at) === index);
}

async function bucketProblem(
  { bucket, region }: StateBackend,
  accountId: string,
  s3: Sender<S3Client>,
): Promise<Problem | undefined> {
  const place = { at: `state bucket ${bucket}`, allowed: `a bucket of account ${accountId} in ${region}` };
  try {
    const { BucketRegion = region } = await s3.send(
      new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: accountId }),
    );
    return BucketRegion === region
      ? undefined
      : {
          ...place,
          got: `a bucket in ${BucketRegion}`,
          fix: 'Correct `state` in environments/: the region if the bucket is ours, otherwise the name.',
        };
  } catch (error) {
    const status = httpStatus(error);
    if (status === 404) return { ...place, got: 'no such bucket', fix: 'Run `npx bmo bootstrap`.' };
    if (status === 403 && !accessProblem(error)) {
      return {
        ...place,
        got: 'access denied: it belongs to another account, or these credentials may not list it',
        fix: 'Use credentials with s3:ListBucket on it. If it is not ours, choose another name in `state` of environments/.',
      };
    }
    return explained(error);
  }
}

async function lockTableProblem(
  { lockTable, region }: StateBackend,
  dynamodb: Sender<DynamoDBClient>,
): Promise<Problem | undefined> {
  const place = {
    at: `lock table ${lockTable}`,
    allowed: `an active table in ${region} with the partition key ${LOCK_KEY} of type S and no sort key`,
  };
  try {
    const { Table = {} } = await dynamodb.send(new DescribeTableCommand({ TableName: lockTable }));
    const fault = tableFault(Table);
    return fault && { ...place, ...fault };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'ResourceNotFoundException') {
      return { ...place, got: 'no such table', fix: 'Run `npx bmo bootstrap`.' };
    }
    // Terraform locks without looking at the table itself; a role that only locks is told by Terraform.
    if (name === 'AccessDeniedException') return undefined;
    return explained(error);
  }
}

function tableFault(table: TableDescription): Pick<Problem, 'got' | 'fix'> | undefined {
  const key = tableKey(table);
  if (key !== LOCK_TABLE_KEY) {
    const fix =
      'A key cannot be changed: name another table in `state` of environments/; `npx bmo bootstrap` creates it.';
    return { got: `the key ${key}`, fix };
  }
  // A table that is being updated still answers.
  if (table.TableStatus === 'ACTIVE' || table.TableStatus === 'UPDATING') return undefined;
  return { got: `a table that is ${table.TableStatus}`, fix: 'Wait until it is ACTIVE, then try again.' };
}

/** Key of a table: `LockID (S, HASH)`. */
export const tableKey = ({ KeySchema = [], AttributeDefinitions = [] }: TableDescription): string =>
  KeySchema.map(({ AttributeName, KeyType }) => {
    const type = AttributeDefinitions.find((it) => it.AttributeName === AttributeName)?.AttributeType;
    return `${AttributeName} (${type}, ${KeyType})`;
  }).join(', ');

/** A problem with access in general; anything else is a defect of ours. */
function explained(error: unknown): Problem {
  const problem = accessProblem(error);
  if (!problem) throw error;
  return problem;
}
