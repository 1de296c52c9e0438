import { GetTopicAttributesCommand } from '@aws-sdk/client-sns';
import type { Aws } from '../aws';
import { ACCOUNT_ID, REGION } from '../emulator';
import type { ExpectedEnvironment } from './expected';
import { findKey } from './keys';
import { expectEqual } from './lookups';

/** Who may publish to each topic: only alarms page. */
const PUBLISHERS = {
  critical: ['cloudwatch.amazonaws.com'],
  warning: [
    'backup.amazonaws.com',
    'budgets.amazonaws.com',
    'cloudwatch.amazonaws.com',
    'events.amazonaws.com',
  ],
} as const;

/** The topics of alarms are encrypted with their own key and admit AWS services only. */
export async function expectAlarmTopics(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const key = await findKey(aws, expected, 'alarms');
  for (const topic of ['critical', 'warning'] as const) {
    const TopicArn = alarmTopicArn(expected, topic);
    const { Attributes = {} } = await aws.sns.send(new GetTopicAttributesCommand({ TopicArn }));
    expectEqual(`key of the ${topic} topic`, Attributes['KmsMasterKeyId'], key);
    const statements: readonly { Effect: string; Principal: { Service: string | string[] } }[] = JSON.parse(
      Attributes['Policy'] ?? '',
    ).Statement;
    const publishers = statements
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Principal }) => Principal.Service);
    expectEqual(`publishers of the ${topic} topic`, publishers.sort(), PUBLISHERS[topic]);
  }
  return 'critical for alarms alone, warning for 4 publishers';
}

/** ARN of one of an environment's topics of alarms. */
export const alarmTopicArn = ({ prefix }: ExpectedEnvironment, topic: 'critical' | 'warning'): string =>
  `arn:aws:sns:${REGION}:${ACCOUNT_ID}:${prefix}-alarms-${topic}`;
