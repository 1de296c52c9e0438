import { type Policy, samples } from '../support/policy';
import { every, refersTo, resourcesOf } from '../support/resources';

/** Through the topic itself, or through its policy, which has the same ARN. */
export const policy: Policy = {
  rule: 'somebody can subscribe to every topic',
  controls: [],
  violations: every(
    'aws_sns_topic',
    (_, topic, stack) => {
      const same = resourcesOf(stack, 'aws_sns_topic_policy')
        .filter(([, { arn }]) => refersTo(arn, topic))
        .map(([address]) => address);
      return resourcesOf(stack, 'aws_sns_topic_subscription').some(([, { topic_arn }]) =>
        [topic, ...same].some((address) => refersTo(topic_arn, address)),
      );
    },
    'speaks to nobody',
  ),
  compliant: samples({
    aws_sns_topic: {},
    aws_sns_topic_policy: { arn: '${aws_sns_topic.sample.arn}' },
    aws_sns_topic_subscription: { topic_arn: '${aws_sns_topic_policy.sample.arn}' },
  }),
  violating: samples({ aws_sns_topic: {} }),
};
