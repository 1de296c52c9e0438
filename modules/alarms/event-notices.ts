import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { Construct } from 'constructs';
import { type EventDefinition, runbookLink } from './alarm-definition';

export interface EventNoticesProps {
  /** Beginning of the rules' names, 64 characters with the rest. Changing it replaces the rules. */
  readonly namePrefix: string;
  /** Names, and how many there are, are known here; everything else may be known at plan time only. */
  readonly definitions: readonly EventDefinition[];
  /** Topic that hears of the events; it and its key admit `events.amazonaws.com`. */
  readonly topicArn: string;
}

/**
 * Tells a topic what AWS announces, in a sentence instead of the event's JSON. An event is there once: it has no
 * end, and is in no composite alarm.
 *
 * @see Amazon EventBridge User Guide, "Amazon EventBridge input transformation"
 */
export class EventNotices extends Construct {
  constructor(scope: Construct, id: string, props: EventNoticesProps) {
    super(scope, id);
    for (const { name, meaning, pattern, message, values, runbook } of props.definitions) {
      const rule = new CloudwatchEventRule(this, name, {
        name: `${props.namePrefix}-${name}`,
        description: `${meaning}. ${runbookLink(runbook)}`,
        eventPattern: JSON.stringify(pattern),
      });
      new CloudwatchEventTarget(this, `${name}-target`, {
        rule: rule.name,
        targetId: 'alarm-topic',
        arn: props.topicArn,
        inputTransformer: {
          inputPaths: { ...values },
          inputTemplate: JSON.stringify(`${message} ${runbookLink(runbook)}`),
        },
      });
    }
  }
}
