import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { list, resourcesOf } from './resources';

/** Something that publishes to topics. */
export interface Publisher {
  readonly address: string;
  /** Service in whose name it publishes. */
  readonly service: string;
  /** Everything that it notifies, topics or not. */
  readonly arns: readonly (string | undefined)[];
}

/** Everything that an alarm notifies, in whichever state. */
const notified = ({ alarm_actions, ok_actions, insufficient_data_actions }: Block) =>
  [alarm_actions, ok_actions, insufficient_data_actions].flatMap((arns) => list<string>(arns));

interface Kind {
  readonly service: string;
  readonly arns: (body: Block) => readonly (string | undefined)[];
}

const kinds: Readonly<Record<string, Kind>> = {
  aws_cloudwatch_metric_alarm: { service: 'cloudwatch.amazonaws.com', arns: notified },
  aws_cloudwatch_composite_alarm: { service: 'cloudwatch.amazonaws.com', arns: notified },
  aws_cloudwatch_event_target: { service: 'events.amazonaws.com', arns: ({ arn }) => [arn] },
  aws_backup_vault_notifications: {
    service: 'backup.amazonaws.com',
    arns: ({ sns_topic_arn }) => [sns_topic_arn],
  },
  aws_budgets_budget: {
    service: 'budgets.amazonaws.com',
    arns: ({ notification }) =>
      list<Block>(notification).flatMap(({ subscriber_sns_topic_arns }) =>
        list<string>(subscriber_sns_topic_arns),
      ),
  },
  aws_ce_anomaly_subscription: {
    service: 'costalerts.amazonaws.com',
    arns: ({ subscriber }) => list<Block>(subscriber).map(({ address }) => address),
  },
};

/** Everything in a stack that publishes to topics. */
export const publishersOf = (stack: TerraformConfiguration): readonly Publisher[] =>
  Object.entries(kinds).flatMap(([type, { service, arns }]) =>
    resourcesOf(stack, type).map(([address, body]) => ({ address, service, arns: arns(body) })),
  );
