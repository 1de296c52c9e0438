import type { PolicyStatement } from '../../modules/shared/policy-document';
import type { StateBackend } from '../../modules/shared/state-location';
import { allow } from './effects';

/** State keys by what a role may do with them, such as `prod/foundation.tfstate`. */
export interface StateAccess {
  readonly reads: readonly string[];
  /** Locked while they are planned; needs the key in `reads` as well. */
  readonly locks: readonly string[];
  readonly writes: readonly string[];
}

/**
 * Permissions of the S3 backend for these states, and no others.
 *
 * Listing is permitted without a prefix: for an object that does not exist yet, S3 answers 404 to callers with
 * `s3:ListBucket` and 403 to others. Listing shows the names of states, not their content.
 *
 * @see Terraform documentation, "Backend Type: s3", "Permissions Required"
 * @see Amazon S3 API Reference, "HeadObject"
 */
export function stateStatements(
  state: StateBackend,
  accountId: string,
  { reads, locks, writes }: StateAccess,
): readonly PolicyStatement[] {
  const bucket = `arn:aws:s3:::${state.bucket}`;
  const table = lockTableArn(state, accountId);
  const objects = (keys: readonly string[], suffix = ''): string[] =>
    keys.map((key) => `${bucket}/${key}${suffix}`);
  const items = (keys: readonly string[], suffix = ''): PolicyStatement['Condition'] => ({
    'ForAllValues:StringEquals': {
      'dynamodb:LeadingKeys': keys.map((key) => `${state.bucket}/${key}${suffix}`),
    },
  });
  const read = [
    // `env:/` is where Terraform looks for workspaces.
    allow('FindStates', ['s3:ListBucket'], [bucket], {
      StringEqualsIfExists: { 's3:prefix': [...reads, 'env:/'] },
    }),
    allow('FindTheLockTable', ['dynamodb:DescribeTable'], [table]),
    allow('ReadStates', ['s3:GetObject'], objects(reads)),
    allow('ReadDigests', ['dynamodb:GetItem'], [table], items(reads, '-md5')),
  ];
  const lock = [
    allow('Lock', ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'], [table], items(locks)),
    ...(state.useLockfile
      ? [
          allow(
            'LockWithObjects',
            ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
            objects(locks, '.tflock'),
          ),
        ]
      : []),
  ];
  const write = [
    allow('WriteStates', ['s3:PutObject'], objects(writes)),
    allow('WriteDigests', ['dynamodb:PutItem'], [table], items(writes, '-md5')),
  ];
  return [...read, ...(locks.length > 0 ? lock : []), ...(writes.length > 0 ? write : [])];
}

export const lockTableArn = ({ region, lockTable }: StateBackend, accountId: string): string =>
  `arn:aws:dynamodb:${region}:${accountId}:table/${lockTable}`;
