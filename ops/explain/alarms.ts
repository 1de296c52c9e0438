import {
  type CloudWatchClient,
  type CompositeAlarm,
  DescribeAlarmHistoryCommand,
  type MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import { UserError } from '../../modules/shared/user-error';

/** Alarms of an environment, in one region. */
export interface RegionAlarms {
  readonly region: string;
  readonly cloudwatch: CloudWatchClient;
  readonly metric: readonly MetricAlarm[];
  readonly composite: readonly CompositeAlarm[];
}

export type Alarm = MetricAlarm | CompositeAlarm;

/** All alarms whose names begin with the prefix. Needs `cloudwatch:DescribeAlarms`. */
export async function alarmsIn(
  region: string,
  prefix: string,
  cloudwatch: CloudWatchClient,
): Promise<RegionAlarms> {
  const metric: MetricAlarm[] = [];
  const composite: CompositeAlarm[] = [];
  const pages = paginateDescribeAlarms(
    { client: cloudwatch },
    { AlarmNamePrefix: prefix, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
  );
  for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages) {
    metric.push(...MetricAlarms);
    composite.push(...CompositeAlarms);
  }
  return { region, cloudwatch, metric, composite };
}

/** Name of an alarm; every alarm that AWS returns has one. */
export const nameOf = ({ AlarmName = '' }: Alarm): string => AlarmName;

/**
 * The alarm of this name, with or without the prefix of the environment.
 * @throws UserError that lists the alarms with similar names, or all
 */
export function findAlarm(
  regions: readonly RegionAlarms[],
  prefix: string,
  wanted: string,
): { readonly alarm: Alarm; readonly found: RegionAlarms } {
  const name = wanted.startsWith(prefix) ? wanted : `${prefix}${wanted}`;
  for (const found of regions) {
    const alarm = [...found.metric, ...found.composite].find((each) => nameOf(each) === name);
    if (alarm) return { alarm, found };
  }
  const names = regions
    .flatMap(({ metric, composite }) => [...metric, ...composite].map(nameOf))
    .map((each) => each.slice(prefix.length))
    .sort();
  if (names.length === 0) {
    throw new UserError(
      `AWS has no alarm whose name begins with ${prefix} in ${regions.map(({ region }) => region).join(' or ')}. ` +
        'Apply the foundation and the application first, or look into the right account.',
    );
  }
  const similar = names.filter((each) => each.includes(wanted) || wanted.includes(each));
  throw new UserError(
    `There is no alarm ${wanted}. There is: ${(similar.length > 0 ? similar : names).join(', ')}.`,
  );
}

/** Names of the composite alarms whose rule names the alarm. */
export const compositesWith = (name: string, { composite }: RegionAlarms): readonly string[] =>
  composite.filter(({ AlarmRule = '' }) => childrenOf(AlarmRule).includes(name)).map(nameOf);

/** Names of the alarms in a rule. */
export const childrenOf = (rule: string): readonly string[] => [
  ...new Set(
    [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\("?([^")]+)"?\)/g)].map(([, name = '']) => name),
  ),
];

/** A change of an alarm's state. */
export interface StateChange {
  readonly at: Date;
  /** In CloudWatch's words: `Alarm updated from OK to ALARM`. */
  readonly summary: string;
}

/** The newest changes of state, newest first. Needs `cloudwatch:DescribeAlarmHistory`. */
export async function stateChanges(
  cloudwatch: Pick<CloudWatchClient, 'send'>,
  alarmName: string,
  most: number,
): Promise<readonly StateChange[]> {
  const { AlarmHistoryItems = [] } = await cloudwatch.send(
    new DescribeAlarmHistoryCommand({
      AlarmName: alarmName,
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      HistoryItemType: 'StateUpdate',
      MaxRecords: most,
    }),
  );
  return AlarmHistoryItems.flatMap(({ Timestamp, HistorySummary = '' }) =>
    Timestamp ? [{ at: Timestamp, summary: HistorySummary }] : [],
  );
}
