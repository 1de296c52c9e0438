import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { block } from './blocks';
import { list, refersTo, resourcesOf } from './resources';

/** Whatever CloudWatch rings with. */
export const ALARMS = ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'] as const;

/** Everybody whom an alarm tells of anything. */
export const told = ({
  alarm_actions,
  ok_actions,
  insufficient_data_actions,
}: Block): readonly (string | undefined)[] => [
  ...list<string>(alarm_actions),
  ...list<string>(ok_actions),
  ...list<string>(insufficient_data_actions),
];

/** Whether a topic is the one that pages somebody. */
export const pages = (topicArn: unknown): boolean =>
  typeof topicArn === 'string' && topicArn.includes('critical');

/** Whether ECS reads the alarm to roll back a deployment. */
export const rollsBack = (address: string, stack: TerraformConfiguration): boolean =>
  resourcesOf(stack, 'aws_ecs_service').some(([, { alarms }]) =>
    list(block(alarms)['alarm_names']).some((name) => refersTo(name, address)),
  );
