import type { PolicyException } from './exception';

/** Exceptions for alarms, their subscribers, and logs. */
export const observability: readonly PolicyException[] = [
  {
    rule: 'cloudwatch/customer-key',
    checkov: ['CKV_AWS_158'],
    addresses: ['aws_cloudwatch_log_group.slack_errors'],
    reason:
      'The log of the chat channel is in us-east-1, where the platform has no key for logs. It holds failed ' +
      'deliveries: names of alarms, no user data.',
  },
  {
    rule: 'firehose/customer-key',
    checkov: ['CKV_AWS_241'],
    addresses: ['aws_kinesis_firehose_delivery_stream.log-archive'],
    reason:
      'Events stay in the stream for at most 15 minutes unless a delivery fails. A customer key that is disabled by ' +
      'mistake would stop the archive, and the target bucket uses SSE-S3 as well.',
  },
  ...['iam/deliveries-from-this-account', 'iam/deliveries-from-known-sources'].map((rule) => ({
    rule,
    addresses: ['aws_sns_topic_policy.alarms-warning_policy statement PublishFromRules'],
    reason:
      'EventBridge supports no conditions on the source in the policy of a topic: they would never match.',
  })),
  {
    rule: 'iam/named-resources',
    checkov: ['CKV_AWS_355'],
    addresses: ['aws_iam_policy.slack_permissions statement ReadMetrics'],
    reason: 'IAM supports most actions that read metrics on * only. They change nothing.',
  },
];
