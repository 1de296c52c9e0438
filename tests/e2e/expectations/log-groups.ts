import type { Aws } from '../aws';
import { askJson } from '../aws-api';
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

/** Log groups whose names begin with a prefix. */
export async function logGroups(aws: Aws, prefix: string): Promise<readonly LogGroup[]> {
  const input = { logGroupNamePrefix: prefix };
  return (await askJson<{ logGroups: LogGroup[] }>(aws, 'logs', 'DescribeLogGroups', input)).logGroups;
}
