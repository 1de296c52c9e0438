import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { isMath, type Measure, type Metric } from '../shared/metric';
import { type AlarmDefinition, type Concern, runbookLink } from './alarm-definition';

export interface MetricAlarmsProps {
  /** Beginning of the alarms' names. Changing it replaces them, with their history. */
  readonly namePrefix: string;
  /** Names, and how many there are, are known here; everything else may be known at plan time only. */
  readonly definitions: readonly AlarmDefinition[];
  /** Topic that hears when an alarm begins and when it ends, in the alarms' region. */
  readonly topicArn: string;
  /** Region of the metrics, which is where alarms must be. @default the stack's region */
  readonly provider?: TerraformProvider;
}

/**
 * An alarm in CloudWatch for each definition. All of them warn; what pages somebody is made of their names.
 *
 * @see Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms" and "Best practice alarm recommendations"
 */
export class MetricAlarms extends Construct {
  /** Full name of each alarm, by the name in its definition. */
  readonly alarmNames: Readonly<Record<string, string>>;
  /** Full names of the alarms that tell of hurt users. */
  readonly userAlarmNames: readonly string[];
  /** Full names of the alarms that tell of data at risk. */
  readonly dataAlarmNames: readonly string[];

  constructor(scope: Construct, id: string, props: MetricAlarmsProps) {
    super(scope, id);
    const alarms = props.definitions.map((definition) => ({
      ...definition,
      alarmName: this.createAlarm(definition, props),
    }));
    const concerning = (concern: Concern) =>
      alarms.filter(({ concerns }) => concerns === concern).map(({ alarmName }) => alarmName);
    this.alarmNames = Object.fromEntries(alarms.map(({ name, alarmName }) => [name, alarmName]));
    this.userAlarmNames = concerning('users');
    this.dataAlarmNames = concerning('data');
  }

  private createAlarm(definition: AlarmDefinition, props: MetricAlarmsProps): string {
    const { name, measure, evaluationPeriods, datapointsToAlarm, count } = definition;
    const alarmName = `${props.namePrefix}-${name}`;
    const alarm = new CloudwatchMetricAlarm(this, name, {
      provider: props.provider,
      count,
      alarmName,
      alarmDescription: `${definition.meaning} ${runbookLink(definition.runbook)}`,
      ...watched(measure),
      comparisonOperator: definition.comparison,
      threshold: definition.threshold,
      evaluationPeriods,
      datapointsToAlarm,
      treatMissingData: definition.missingData,
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
    });
    return count === undefined ? alarm.alarmName : alarmName;
  }
}

/** A metric has a form of its own: CloudWatch charges a calculation for every metric in it. */
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

/** Percentiles have an argument of their own. */
const single = (statistic: Metric['statistic']) =>
  statistic.startsWith('p') ? { extendedStatistic: statistic } : { statistic };
