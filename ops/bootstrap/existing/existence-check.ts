import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Problem } from '../../../modules/shared/problems';
import type { Sender } from '../../toolbox/aws/client-config';
import type { Account, Resolve, Resource } from '../configuration';

/** What AWS says about a resource that no state of ours holds. */
export type Finding =
  | { readonly is: 'absent' }
  /** It can be imported; `isOurs` when it has the tag `Stack` of the bootstrap. */
  | { readonly is: 'present'; readonly importId: string; readonly isOurs: boolean }
  /** It is somebody else's, or not what the root needs. */
  | { readonly is: 'refused'; readonly problem: Problem };

/** Clients that a check uses. */
export interface CheckClients {
  readonly s3: (region: string) => Sender<S3Client>;
  readonly dynamodb: (region: string) => Sender<DynamoDBClient>;
  readonly iam: Sender<IAMClient>;
}

/** What a check gets besides the resource. */
export interface CheckContext {
  readonly clients: CheckClients;
  readonly account: Account;
  /** Value of the `Stack` tag on what the bootstrap creates. */
  readonly stack: string;
  /** Values of arguments. */
  readonly text: Resolve;
}

/** Asks AWS whether a resource exists; read-only. */
export type ExistenceCheck = (resource: Resource, context: CheckContext) => Promise<Finding>;

export const ABSENT: Finding = { is: 'absent' };

/** A resource that the bootstrap may import. */
export const present = (importId: string, isOurs: boolean): Finding => ({ is: 'present', importId, isOurs });

/** Runs a call; nothing when AWS answers with one of the errors that mean "there is none". */
export async function unlessMissing<T>(
  errors: readonly string[],
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && errors.includes(error.name)) return undefined;
    throw error;
  }
}

interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Whether tags say that a stack created the resource. */
export const hasStackTag = (stack: string, tags: readonly Tag[] = []): boolean =>
  tags.some(({ Key, Value }) => Key === 'Stack' && Value === stack);
