import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { isMath, type Measure, type Metric } from '../shared/metric';
import { type AlarmDefinition, type Impact, runbookLink } from './alarm-definition';
import type { PagingAlarm } from './composite-alarm';

export interface MetricAlarmsProps {
  /** Prefix of the alarms' names. Changing it replaces the alarms; their history is lost. */
  readonly namePrefix: string;
  /** Number and names must be known at synthesis; all other values may be known at plan time only. */
  readonly definitions: readonly AlarmDefinition[];
  /** Topic in the alarms' region that is notified when an alarm starts and when it ends. */
  readonly topicArn: string;
  /** Provider of the metrics' region, where the alarms must be. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * One CloudWatch alarm per definition. They notify the warning topic; composite alarms of their names page.
 *
 * @see Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms" and "Best practice alarm recommendations"
 */
export class MetricAlarms extends Construct {
  /** Full name of each alarm, by the name in its definition. */
  readonly alarmNames: Readonly<Record<string, string>>;
  /** Alarms whose impact is on users. */
  readonly userAlarms: readonly PagingAlarm[];
  /** Alarms whose impact is on data. */
  readonly dataAlarms: readonly PagingAlarm[];

  constructor(scope: Construct, id: string, props: MetricAlarmsProps) {
    super(scope, id);
    const alarmNames = Object.fromEntries(
      props.definitions.map((definition) => [definition.name, this.createAlarm(definition, props)]),
    );
    const withImpact = (wanted: Impact) =>
      props.definitions
        .filter(({ impact }) => impact === wanted)
        .map((definition) => pagingAlarm(definition, alarmNames, this.node.path));
    this.alarmNames = alarmNames;
    this.userAlarms = withImpact('users');
    this.dataAlarms = withImpact('data');
  }

  private createAlarm(definition: AlarmDefinition, props: MetricAlarmsProps): string {
    const { name, count } = definition;
    const alarmName = `${props.namePrefix}-${name}`;
    const alarm = new CloudwatchMetricAlarm(this, name, {
      provider: props.provider,
      count,
      alarmName,
      ...alarmArguments(definition),
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
    });
    return count === undefined ? alarm.alarmName : alarmName;
  }
}

/** Arguments of an alarm that follow from its definition alone. */
export const alarmArguments = (definition: AlarmDefinition) => ({
  alarmDescription: `${definition.meaning} ${runbookLink(definition.runbook)}`,
  ...watched(definition.measure),
  comparisonOperator: definition.comparison,
  threshold: definition.threshold,
  evaluationPeriods: definition.evaluationPeriods,
  datapointsToAlarm: definition.datapointsToAlarm,
  treatMissingData: definition.missingData,
});

function pagingAlarm(
  { name, pagesWhileOk }: AlarmDefinition,
  alarmNames: Readonly<Record<string, string>>,
  where: string,
): PagingAlarm {
  const nameOf = (wanted: string): string => {
    const alarmName = alarmNames[wanted];
    if (alarmName !== undefined) return alarmName;
    throw new Error(
      `${where}: ${name} pages while "${wanted}" is OK, but there is no such alarm. Pass its definition, too.`,
    );
  };
  return { alarmName: nameOf(name), ...(pagesWhileOk !== undefined && { whileOk: nameOf(pagesWhileOk) }) };
}

/** A single metric is no query: CloudWatch charges for every metric in a query. */
function watched(measure: Measure) {
  if (!isMath(measure)) {
    const { name, statistic, periodSeconds, ...metric } = inQuery(measure);
    return { ...metric, metricName: name, period: periodSeconds, ...single(statistic) };
  }
  const metrics = Object.entries(measure.metrics).map(([id, metric]) => {
    const { name, statistic, periodSeconds, ...rest } = inQuery(metric);
    return {
      id,
      label: metric.label,
      metric: { ...rest, metricName: name, stat: statistic, period: periodSeconds },
    };
  });
  const { expression, label } = measure;
  return { metricQuery: [{ id: 'result', expression, label, returnData: true }, ...metrics] };
}

const inQuery = ({ namespace, name, dimensions, statistic, periodSeconds }: Metric) => ({
  namespace,
  name,
  dimensions: { ...dimensions },
  statistic,
  periodSeconds,
});

/** Percentiles use `extended_statistic`. */
const single = (statistic: Metric['statistic']) =>
  statistic.startsWith('p') ? { extendedStatistic: statistic } : { statistic };
