import { type Policy, samples } from '../support/policy';
import { accompanied } from '../support/resources';

export const policy: Policy = {
  rule: 'rules of EventBridge have a target',
  controls: [],
  violations: accompanied(
    'aws_cloudwatch_event_rule',
    { type: 'aws_cloudwatch_event_target', through: 'rule', obeys: ({ arn }) => Boolean(arn) },
    'sees what nobody hears of',
  ),
  compliant: samples({
    aws_cloudwatch_event_rule: {},
    aws_cloudwatch_event_target: {
      rule: '${aws_cloudwatch_event_rule.sample.name}',
      arn: '${aws_sns_topic_policy.sample.arn}',
    },
  }),
  violating: samples({ aws_cloudwatch_event_rule: {} }),
};
