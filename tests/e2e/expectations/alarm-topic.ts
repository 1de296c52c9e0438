import { GetTopicAttributesCommand } from '@aws-sdk/client-sns';
import type { Aws } from '../aws';
import { ACCOUNT_ID, REGION } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { findKey } from './keys';
import { expectEqual } from './lookups';

/** The topic of alarms is encrypted with its own key and admits AWS services only. */
export async function expectAlarmTopic(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const TopicArn = alarmTopicArn(expected);
  const { Attributes = {} } = await aws.sns.send(new GetTopicAttributesCommand({ TopicArn }));
  expectEqual('key of the alarm topic', Attributes['KmsMasterKeyId'], await findKey(aws, expected, 'alarms'));
  const statements: readonly { Effect: string; Principal: { Service: string | string[] } }[] = JSON.parse(
    Attributes['Policy'] ?? '',
  ).Statement;
  const publishers = statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Principal }) => Principal.Service);
  expectEqual('publishers of the alarm topic', publishers.sort(), [
    'backup.amazonaws.com',
    'budgets.amazonaws.com',
    'cloudwatch.amazonaws.com',
    'events.amazonaws.com',
  ]);
  return `${publishers.length} publishers`;
}

/** ARN of an environment's topic of alarms. */
export const alarmTopicArn = ({ prefix }: ExpectedEnvironment): string =>
  `arn:aws:sns:${REGION}:${ACCOUNT_ID}:${prefix}-alarms`;
