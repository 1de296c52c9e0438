import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

/** What an exception to the id of the account still has to say. */
export const policy: Policy = {
  rule: 'services write to buckets and topics for an account or a resource that is named',
  controls: [],
  violations: everyStatement(
    ['aws_s3_bucket_policy', 'aws_sns_topic_policy'],
    ({ services, conditions }) =>
      services.length === 0 ||
      ['aws:sourceaccount', 'aws:sourcearn'].some((key) =>
        conditions[key]?.every((value) => value.includes('account_id}')),
      ),
    'admits a service on behalf of anybody',
  ),
  compliant: samples({
    aws_sns_topic_policy: {
      policy: document({
        Principal: { Service: 'backup.amazonaws.com' },
        Condition: {
          ArnLike: {
            'aws:SourceArn': 'arn:aws:events:us-east-2:${data.aws_caller_identity.account.account_id}:rule/*',
          },
        },
      }),
    },
  }),
  violating: samples({
    aws_sns_topic_policy: {
      policy: document({
        Principal: { Service: 'backup.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*' } },
      }),
    },
  }),
};
