import { type Policy, samples } from '../support/policy';
import { every, refersTo } from '../support/resources';
import { document, statementsOf } from '../support/statements';

const sampleWith = (Service: string) =>
  samples({
    aws_sns_topic: { kms_master_key_id: '${aws_kms_key.sample.arn}' },
    aws_kms_key: {
      policy: document({ Principal: { Service }, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }),
    },
  });

export const policy: Policy = {
  rule: 'keys of topics admit CloudWatch, whose alarms vanish otherwise',
  controls: [],
  violations: every(
    'aws_sns_topic',
    ({ kms_master_key_id }, _, stack) =>
      statementsOf(stack, 'aws_kms_key').some(
        ({ address, effect, services, actions }) =>
          refersTo(kms_master_key_id, address.split(' ')[0] ?? '') &&
          effect === 'Allow' &&
          services.includes('cloudwatch.amazonaws.com') &&
          ['kms:Decrypt', 'kms:GenerateDataKey*'].every((action) => actions.includes(action)),
      ),
    'has a key that CloudWatch cannot use',
  ),
  compliant: sampleWith('cloudwatch.amazonaws.com'),
  violating: sampleWith('events.amazonaws.com'),
};
