import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import {
  type Alarm,
  alarmsIn,
  childrenOf,
  compositesWith,
  findAlarm,
  nameOf,
  type RegionAlarms,
  type StateChange,
  stateChanges,
} from './alarms';
import { conditionOf } from './condition';
import { dimensionsOf, type MeasuredPeriod, measuredPeriods } from './measure';
import { filled, meaningOf, type Placeholders, type RunbookSection, runbookOf, sectionOf } from './runbook';

/** Changes of state that are shown. */
const CHANGES = 5;

const PROJECT = join(__dirname, '..', '..');

/** An alarm in a list. */
export interface AlarmState {
  readonly name: string;
  readonly state: string;
  readonly meaning: string;
}

/** Everything that the person on call wants to know of an alarm. */
export interface Explanation extends AlarmState {
  readonly region: string;
  /** When it changed to its state. */
  readonly since: Date | undefined;
  /** Why, in CloudWatch's words. */
  readonly reason: string;
  /** When it fires; undefined of a composite alarm, whose rule is `alarms`. */
  readonly condition: string | undefined;
  /** Names of the topics that it notifies when it fires; empty when its actions are disabled. */
  readonly topics: readonly string[];
  /** Names of the composite alarms that it is part of. */
  readonly composites: readonly string[];
  /** The alarms in the rule of a composite alarm. */
  readonly alarms: readonly AlarmState[];
  /** The last periods of its metric, oldest first. */
  readonly periods: readonly MeasuredPeriod[];
  /** The newest first. */
  readonly changes: readonly StateChange[];
  readonly runbook: RunbookSection | undefined;
}

/** The environment whose alarms are explained. */
export interface AlarmEnvironment {
  /** `prod` */
  readonly name: string;
  /** `bmo-learning-prod-`, which the name of each of its alarms begins with. */
  readonly prefix: string;
  readonly regions: readonly RegionAlarms[];
}

/** Reads the alarms of an environment in each region. */
export const readAlarms = async (
  name: string,
  prefix: string,
  clients: readonly { readonly region: string; readonly cloudwatch: RegionAlarms['cloudwatch'] }[],
): Promise<AlarmEnvironment> => ({
  name,
  prefix,
  regions: await Promise.all(clients.map(({ region, cloudwatch }) => alarmsIn(region, prefix, cloudwatch))),
});

/** The alarms that fire, composite ones first. */
export const firing = ({ regions }: AlarmEnvironment): readonly AlarmState[] =>
  regions
    .flatMap(({ composite, metric }) => [...composite, ...metric])
    .filter(({ StateValue }) => StateValue === 'ALARM')
    .map(stateOf);

/**
 * Explains an alarm.
 * @param wanted its name, with or without the prefix of the environment
 * @throws UserError when there is no such alarm
 */
export async function explainAlarm(
  environment: AlarmEnvironment,
  wanted: string,
  now: Date = new Date(),
): Promise<Explanation> {
  const { alarm, found } = findAlarm(environment.regions, environment.prefix, wanted);
  const isMetric = !('AlarmRule' in alarm);
  const [periods, changes] = await Promise.all([
    isMetric ? measuredPeriods(found.cloudwatch, alarm, now) : [],
    stateChanges(found.cloudwatch, nameOf(alarm), CHANGES),
  ]);
  return {
    ...stateOf(alarm),
    region: found.region,
    since: alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp,
    reason: alarm.StateReason ?? '',
    condition: isMetric ? conditionOf(alarm) : undefined,
    topics: alarm.ActionsEnabled === false ? [] : (alarm.AlarmActions ?? []).map(lastPart),
    composites: compositesWith(nameOf(alarm), found),
    alarms: isMetric ? [] : childStates(childrenOf(alarm.AlarmRule ?? ''), found),
    periods,
    changes,
    runbook: readRunbook(alarm, environment),
  };
}

const stateOf = (alarm: Alarm): AlarmState => ({
  name: nameOf(alarm),
  state: alarm.StateValue ?? '',
  meaning: meaningOf(alarm.AlarmDescription ?? ''),
});

const childStates = (names: readonly string[], { metric, composite }: RegionAlarms): readonly AlarmState[] =>
  [...metric, ...composite].filter((each) => names.includes(nameOf(each))).map(stateOf);

const lastPart = (arn: string): string => arn.split(':').at(-1) ?? '';

function readRunbook(alarm: Alarm, environment: AlarmEnvironment): RunbookSection | undefined {
  const runbook = runbookOf(alarm.AlarmDescription ?? '');
  if (!runbook) return undefined;
  const text = sectionOf(readFileSync(join(PROJECT, runbook.page), 'utf8'), runbook.heading);
  if (text === undefined) return undefined;
  return {
    link: `${runbook.page}#${runbook.heading}`,
    text: filled(text, placeholders(alarm, environment)),
  };
}

/** What stands for values in the runbook. The name of the cluster is the same in all alarms on services. */
function placeholders(alarm: Alarm, { name, prefix, regions }: AlarmEnvironment): Placeholders {
  const metric = regions.flatMap((each) => each.metric);
  const own: Readonly<Record<string, string>> =
    'AlarmRule' in alarm ? {} : dimensionsOf(alarm as MetricAlarm);
  const cluster = metric.map((each) => dimensionsOf(each)['ClusterName']).find((each) => each !== undefined);
  return {
    $P: prefix.slice(0, -1),
    $ENV: name,
    CLUSTER: cluster,
    NAME: own['ServiceName']?.slice(prefix.length),
    ARN: own['CertificateArn'],
  };
}
