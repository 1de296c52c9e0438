import type { Aws } from '../aws';
import { askQuery } from '../aws-api';
import { alarmTopicArn } from './alarm-topic';
import type { ExpectedEnvironment } from './expected';
import { expectEqual } from './lookups';

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmActions: readonly string[];
  readonly OKActions: readonly string[];
}

/** What the readiness report asks for, row 12, and what pages. Costs are asked of AWS Budgets. */
const ALARMS = [
  'ai-cpu',
  'ai-memory',
  'rails-cpu',
  'rails-memory',
  'sidekiq-cpu',
  'sidekiq-memory',
  'database-connections',
  'database-free-storage',
  'database-cpu',
  'redis-001-memory',
  'alb-errors',
  'rails-unhealthy-hosts',
  'ai-no-tasks',
  'rails-no-tasks',
  'sidekiq-no-tasks',
  'database-no-data',
  'redis-no-data',
];

/** Every alarm of the report is there and heard; two alarms page, and nothing else. */
export async function expectAlarms(aws: Aws, expected: ExpectedEnvironment): Promise<string> {
  const { metric, composite } = await alarmsOf(aws, expected);
  const names = [...metric, ...composite].map(({ AlarmName }) => AlarmName.slice(expected.prefix.length + 1));
  const missing = [...ALARMS, 'users-affected', 'data-at-risk'].filter((name) => !names.includes(name));
  expectEqual('missing alarms', missing, []);
  for (const [topic, alarms] of [
    ['warning', metric.filter(({ AlarmActions }) => AlarmActions.length > 0)],
    ['critical', composite],
  ] as const) {
    const heard = [alarmTopicArn(expected, topic)];
    for (const { AlarmName, AlarmActions, OKActions } of alarms) {
      expectEqual(`who hears that ${AlarmName} begins`, AlarmActions, heard);
      expectEqual(`who hears that ${AlarmName} ends`, OKActions, heard);
    }
  }
  return `${metric.length} alarms, ${composite.length} that page`;
}

/** Alarms whose names begin like everything of an environment. */
export async function alarmsOf(aws: Aws, { prefix }: ExpectedEnvironment) {
  const { MetricAlarms = [], CompositeAlarms = [] } = await askQuery<{
    MetricAlarms?: readonly Alarm[];
    CompositeAlarms?: readonly Alarm[];
  }>(aws, 'monitoring', 'DescribeAlarms', {
    AlarmNamePrefix: `${prefix}-`,
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  });
  return { metric: MetricAlarms, composite: CompositeAlarms };
}
