import { type Policy, samples } from '../support/policy';
import { every } from '../support/resources';
import { document, statementsOf } from '../support/statements';

export const policy: Policy = {
  rule: 'topics refuse messages without TLS',
  controls: ['AwsSolutions-SNS3'],
  violations: every(
    'aws_sns_topic',
    (_, address, stack) =>
      statementsOf(stack, 'aws_sns_topic_policy').some(
        ({ effect, principals, resources, conditions }) =>
          effect === 'Deny' &&
          principals.includes('*') &&
          resources.includes(`\${${address}.arn}`) &&
          conditions['aws:securetransport']?.[0] === 'false',
      ),
    'accepts messages without TLS',
  ),
  compliant: samples({
    aws_sns_topic: {},
    aws_sns_topic_policy: {
      policy: document({
        Effect: 'Deny',
        Principal: '*',
        Resource: '${aws_sns_topic.sample.arn}',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    },
  }),
  violating: samples({ aws_sns_topic: {} }),
};
