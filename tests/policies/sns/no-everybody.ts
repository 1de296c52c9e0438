import { type Policy, samples } from '../support/policy';
import { document, everyStatement } from '../support/statements';

export const policy: Policy = {
  rule: 'nobody can publish to a topic without being named',
  controls: ['CKV_AWS_169', 'CKV_AWS_385', 'SNS.4'],
  violations: everyStatement(
    'aws_sns_topic_policy',
    ({ effect, principals }) => effect === 'Deny' || !principals.includes('*'),
    'admits everybody',
  ),
  compliant: samples({
    aws_sns_topic_policy: { policy: document({ Principal: { Service: 'cloudwatch.amazonaws.com' } }) },
  }),
  violating: samples({ aws_sns_topic_policy: { policy: document({ Principal: '*' }) } }),
};
