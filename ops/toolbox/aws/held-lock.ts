import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { Problem } from '../../../modules/shared/problems';
import type { StateLocation } from '../../../modules/shared/state-location';
import { PreflightError } from '../preflight-error';
import { asTyped, type Command, terraform } from '../terraform';
import { accessProblem } from './access-problem';
import type { Sender } from './client-config';
import { dynamodbClient } from './clients';

/** Who holds the lock of a state, as Terraform wrote it down. */
export interface HeldLock {
  /** What `terraform force-unlock` asks for. */
  readonly id: string;
  /** User and host, such as `alice@laptop`. */
  readonly who: string;
  /** `apply`, `plan`; in Terraform's words without their prefix. */
  readonly operation: string;
  /** When it was taken, in UTC. */
  readonly since: string;
}

/** What Terraform keeps in the attribute `Info` of a lock. */
const lockInfo = z.object({
  ID: z.string(),
  Who: z.string().default('somebody'),
  Operation: z.string().default('an unknown operation'),
  Created: z.string().default('an unknown time'),
});

/**
 * The lock of one state; nothing when nobody holds it. Needs `dynamodb:GetItem`, as Terraform does.
 * @throws PreflightError when the table cannot be read
 * @see Terraform documentation, "State: Locking"
 */
export async function heldLock(
  { bucket, key, region, lockTable }: StateLocation,
  dynamodb: Sender<DynamoDBClient> = dynamodbClient(region),
): Promise<HeldLock | undefined> {
  const { Item } = await dynamodb
    .send(
      new GetItemCommand({
        TableName: lockTable,
        Key: { LockID: { S: `${bucket}/${key}` } },
        ConsistentRead: true,
      }),
    )
    .catch((error: unknown) => {
      throw readError(error, lockTable);
    });
  if (!Item) return undefined;
  const { ID, Who, Operation, Created } = lockInfo.parse(JSON.parse(Item['Info']?.S ?? '{"ID":"unknown"}'));
  return {
    id: ID,
    who: Who,
    operation: Operation.replace(/^OperationType/, '').toLowerCase(),
    since: Created,
  };
}

/**
 * A held lock, as a problem before Terraform runs.
 * @param folder folder of the stack, in which `force-unlock` runs
 * @param before commands that `force-unlock` needs first. @default none
 */
export function lockProblem(
  lock: HeldLock,
  key: string,
  folder: string,
  before: readonly Command[] = [],
): Problem {
  const commands = [...before, terraform(folder, 'force-unlock', lock.id)].map(asTyped);
  return {
    at: `lock of the state ${key}`,
    got: `held by ${lock.who} since ${lock.since}, for: ${lock.operation}`,
    allowed: 'a state that no other run of Terraform uses',
    fix:
      'Wait until that run has ended, then run the command again. Only if it no longer exists, such as after a crash ' +
      `of its machine:\n${commands.map((command) => `    ${command}`).join('\n')}`,
  };
}

function readError(error: unknown, lockTable: string): unknown {
  const access = accessProblem(error);
  if (access) return new PreflightError([access]);
  if (!(error instanceof Error) || error.name !== 'AccessDeniedException') return error;
  const denied = {
    at: `lock table ${lockTable}`,
    got: 'access denied',
    allowed: 'reading who holds a lock',
    fix: 'Use credentials with dynamodb:GetItem on it.',
  };
  return new PreflightError([denied]);
}
