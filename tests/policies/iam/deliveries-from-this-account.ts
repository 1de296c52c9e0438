import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

/** The confused deputy problem, for what services write to. */
export const policy: Policy = {
  rule: 'services write to buckets and topics on behalf of this account only, by its id',
  controls: [],
  violations: everyStatement(
    ['aws_s3_bucket_policy', 'aws_sns_topic_policy'],
    ({ services, conditions }) => services.length === 0 || 'aws:sourceaccount' in conditions,
    'admits a service without the id of the account',
  ),
  compliant: samples({
    aws_sns_topic_policy: {
      policy: document({
        Principal: { Service: 'backup.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
      }),
    },
  }),
  violating: samples({
    aws_sns_topic_policy: {
      policy: document({
        Principal: { Service: 'backup.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:us-east-2:123456789012:rule/*' } },
      }),
    },
  }),
};
