import { pages } from '../support/alarms';
import { type Policy, samples } from '../support/policy';
import { publishersOf } from '../support/publishers';

const telling = (topic: string) => [`\${aws_sns_topic_policy.alarms-${topic}_policy.arn}`];

/** Whoever is woken forty times for one incident stops listening. */
export const policy: Policy = {
  rule: 'nothing but composite alarms tells the topic that pages somebody',
  controls: [],
  violations: (stack) =>
    publishersOf(stack)
      .filter(
        ({ address, arns }) => !address.startsWith('aws_cloudwatch_composite_alarm.') && arns.some(pages),
      )
      .map(({ address }) => ({ address, problem: 'pages somebody for a symptom' })),
  compliant: samples({
    aws_cloudwatch_metric_alarm: { alarm_actions: telling('warning') },
    aws_cloudwatch_composite_alarm: { alarm_actions: telling('critical') },
  }),
  violating: samples({ aws_cloudwatch_metric_alarm: { alarm_actions: telling('critical') } }),
};
