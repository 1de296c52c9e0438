import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { Construct } from 'constructs';
import { type EventDefinition, runbookLink } from './alarm-definition';
import { chatNotification } from './chat-notification';

export interface EventNoticesProps {
  /** Prefix of the rules' names, which have at most 64 characters. Changing it replaces the rules. */
  readonly namePrefix: string;
  /** Number and names must be known at synthesis; all other values may be known at plan time only. */
  readonly definitions: readonly EventDefinition[];
  /** Topic that receives the notices; its policy and its key allow `events.amazonaws.com`. */
  readonly topicArn: string;
}

/**
 * EventBridge rules that publish events of AWS to a topic, as a title and a sentence instead of the event's JSON. An event
 * has no end, so it cannot be part of a composite alarm.
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
          inputTemplate: chatNotification({
            title: `${props.namePrefix}: ${meaning}`,
            description: message,
            nextSteps: [runbookLink(runbook)],
          }),
        },
      });
    }
  }
}
