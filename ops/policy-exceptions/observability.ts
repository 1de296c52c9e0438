import type { PolicyException } from './exception';

/** Exceptions for alarms, whom they tell, and logs. */
export const observability: readonly PolicyException[] = [
  {
    rule: 'cloudwatch/customer-key',
    checkov: ['CKV_AWS_158'],
    addresses: ['aws_cloudwatch_log_group.slack_errors'],
    reason:
      'The log of the chat channel is in us-east-1, where the key of the logs is not. It holds what could not ' +
      'be delivered: names of alarms, no data of users.',
  },
  {
    rule: 'firehose/customer-key',
    checkov: ['CKV_AWS_241'],
    addresses: ['aws_kinesis_firehose_delivery_stream.log-archive'],
    reason:
      'Events wait there for 15 minutes at most unless a delivery fails. A key of ours that is disabled by ' +
      'mistake would stop the archive, and the bucket that they go to has a key of S3 as well.',
  },
  ...['iam/deliveries-from-this-account', 'iam/deliveries-from-known-sources'].map((rule) => ({
    rule,
    addresses: ['aws_sns_topic_policy.alarms-warning_policy statement PublishFromRules'],
    reason:
      'EventBridge publishes without saying for whom: it supports no condition in the policy of a topic, ' +
      'and one would never be met.',
  })),
  {
    rule: 'iam/named-resources',
    checkov: ['CKV_AWS_355'],
    addresses: ['aws_iam_policy.slack_permissions statement ReadMetrics'],
    reason: 'IAM knows most actions that read metrics on * only. They read numbers and change nothing.',
  },
];
