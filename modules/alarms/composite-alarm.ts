import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm';
import { type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';
import { runbookLink } from './alarm-definition';

/** An alarm that sets off a composite alarm. */
export interface PagingAlarm {
  readonly alarmName: string;
  /** Alarm that must be OK for it. @default none */
  readonly whileOk?: string;
}

export interface CompositeAlarmProps {
  /** Changing it replaces the alarm. */
  readonly alarmName: string;
  /** One sentence about the fault: the alarm's description. */
  readonly meaning: string;
  /** Heading of its section in the runbook. */
  readonly runbook: string;
  /** Alarms of the same region, 1 to 100 with those that must be OK; each of them sets off the composite alarm. */
  readonly alarms: readonly PagingAlarm[];
  /** Topic in the alarms' region that pages the person on call. */
  readonly topicArn: string;
  /** Provider of the alarms' region: no composite alarm reaches beyond its own. @default the stack's region */
  readonly provider?: TerraformProvider;
}

const MOST_ALARMS = 100;
const LONGEST_RULE = 10_240;

/**
 * Alarm that is in ALARM while at least one of its alarms is. The person on call is paged once for an incident, not
 * once for each of its symptoms.
 *
 * @see Amazon CloudWatch User Guide, "Combining alarms"
 */
export class CompositeAlarm extends Construct {
  readonly alarmName: string;

  constructor(scope: Construct, id: string, props: CompositeAlarmProps) {
    super(scope, id);
    this.alarmName = new CloudwatchCompositeAlarm(this, 'this', {
      provider: props.provider,
      alarmName: props.alarmName,
      alarmDescription: `${props.meaning} ${runbookLink(props.runbook)}`,
      alarmRule: anyOf(props.alarms, this.node.path),
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
    }).alarmName;
  }
}

function anyOf(alarms: readonly PagingAlarm[], where: string): string {
  const alarmNames = [
    ...new Set(alarms.flatMap(({ alarmName, whileOk }) => (whileOk ? [alarmName, whileOk] : [alarmName]))),
  ];
  if (alarmNames.length === 0 || alarmNames.length > MOST_ALARMS) {
    throw new Error(
      `${where}: a composite alarm takes 1 to ${MOST_ALARMS} alarms, but ${alarmNames.length} were given. ` +
        'Pass fewer, or combine composite alarms.',
    );
  }
  const rule = alarms.map(condition).join(' OR ');
  if (!alarmNames.some((name) => Token.isUnresolved(name)) && rule.length > LONGEST_RULE) {
    throw new Error(
      `${where}: the rule of a composite alarm has at most ${LONGEST_RULE} characters, and this one has ` +
        `${rule.length}. Pass fewer alarms, or give them shorter names.`,
    );
  }
  return rule;
}

const condition = ({ alarmName, whileOk }: PagingAlarm): string =>
  whileOk ? `(ALARM("${alarmName}") AND OK("${whileOk}"))` : `ALARM("${alarmName}")`;
