import type { Aws } from '../aws';
import { REGION } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { findKey } from './keys';
import { expectEqual, only } from './lookups';

interface LogGroup {
  readonly logGroupName: string;
  readonly retentionInDays?: number;
  readonly kmsKeyId?: string;
}

/** Log groups that a service writes to are there, with the environment's retention and key. */
export async function expectLogGroups(
  aws: Aws,
  expected: ExpectedEnvironment,
  names: readonly string[],
): Promise<void> {
  const key = await findKey(aws, expected, 'logs');
  for (const name of names) {
    const group = only(
      `log group ${name}`,
      (await logGroups(aws, name)).filter(({ logGroupName }) => logGroupName === name),
    );
    expectEqual(`days that ${name} is kept`, group.retentionInDays, expected.logRetentionDays);
    expectEqual(`key of ${name}`, group.kmsKeyId, key);
  }
}

/** Log groups whose names begin with a prefix. One call does not need a client of its own. */
export async function logGroups({ endpoint }: Aws, prefix: string): Promise<readonly LogGroup[]> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'Logs_20140328.DescribeLogGroups',
      Authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/logs/aws4_request`,
    },
    body: JSON.stringify({ logGroupNamePrefix: prefix }),
  });
  const { logGroups: found } = (await response.json()) as { logGroups: readonly LogGroup[] };
  return found;
}
