import { rollsBack } from '../support/alarms';
import { type Policy, samples } from '../support/policy';
import { every, list } from '../support/resources';

/** Alarms can tell topics of their own region only: those that are elsewhere have one there. */
const WARNING = { here: /warning/, elsewhere: /us-?east-?1/i } as const;

const telling = (topic: string) => [`\${aws_sns_topic_policy.alarms-${topic}_policy.arn}`];

export const policy: Policy = {
  rule: 'alarms on metrics tell the warning topic of their region when they begin and when they end',
  controls: [],
  violations: every(
    'aws_cloudwatch_metric_alarm',
    ({ alarm_actions, ok_actions, provider }, address, stack) => {
      const topic = provider === undefined ? WARNING.here : WARNING.elsewhere;
      return (
        [alarm_actions, ok_actions].every((actions) =>
          list<string>(actions).some((arn) => topic.test(arn)),
        ) || rollsBack(address, stack)
      );
    },
    'is unknown to who looks after warnings',
  ),
  compliant: {
    resource: {
      aws_cloudwatch_metric_alarm: {
        here: { alarm_actions: telling('warning'), ok_actions: telling('warning') },
        elsewhere: {
          provider: 'aws.us-east-1',
          alarm_actions: telling('us-east-1'),
          ok_actions: telling('us-east-1'),
        },
      },
    },
  },
  violating: samples({
    aws_cloudwatch_metric_alarm: {
      provider: 'aws.us-east-1',
      alarm_actions: telling('warning'),
      ok_actions: telling('warning'),
    },
  }),
};
